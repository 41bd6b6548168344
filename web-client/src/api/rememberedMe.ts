import type { Me } from "../model/person";
import { readMe } from "./plenary";

const key = "plenary.me";

/** Who was last signed in on this device, so that a page opened without a connection knows whose copy to show. */
export function rememberedMe(): Me | undefined {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return readMe(JSON.parse(text));
  } catch {
    localStorage.removeItem(key);
    return undefined;
  }
}

export function rememberMe(me: Me): void {
  const { processName, ...rest } = me;
  localStorage.setItem(key, JSON.stringify({ ...rest, process: { name: processName } }));
}

export function forgetMe(): void {
  localStorage.removeItem(key);
}
