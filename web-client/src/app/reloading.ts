const key = "plenary.reloaded";
const restMillis = 60_000;

type Store = Pick<Storage, "getItem" | "setItem">;

/**
 * Whether this tab may load itself anew by itself now: not if it did so within the last minute, or if it could not
 * remember that it did. So a page that reloading does not mend is never reloaded over and over.
 */
export function mayReload(store: Store, nowMillis: number): boolean {
  const last = Number(store.getItem(key) ?? Number.NaN);
  if (Math.abs(nowMillis - last) < restMillis) return false;
  try {
    store.setItem(key, String(nowMillis));
    return true;
  } catch {
    return false;
  }
}
