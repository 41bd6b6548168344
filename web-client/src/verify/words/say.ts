import type { Values } from "../fault";

/** Words with values at the places that name them, in braces. */
export function say(words: string, values: Values = {}): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
