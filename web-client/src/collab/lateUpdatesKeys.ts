import type { KeyStore } from "./keyStore";

/*
 * Where the last moments of a copy are, apart from what reads them: whoever signs out forgets them without opening a draft.
 */

/** Where a page keeps what the database may not hold yet of a copy; `page` tells pages apart that have the same one open. */
export function lateUpdatesKey(copy: string, page: number | ""): string {
  return `plenary.late.${copy}#${page}`;
}

/** Where any page keeps such of a copy. */
export function lateUpdatesKeys(store: KeyStore, copy: string): string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  return keys.filter((key): key is string => key?.startsWith(lateUpdatesKey(copy, "")) ?? false);
}

/** Removes what was kept of the last moments of a copy. */
export function forgetLateUpdates(store: KeyStore, copy: string): void {
  for (const key of lateUpdatesKeys(store, copy)) store.removeItem(key);
}
