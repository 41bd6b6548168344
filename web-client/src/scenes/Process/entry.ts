import type { Process } from "../../model/process";

/** The most characters that the server takes for a name. */
export const longestName = 200;

/** What somebody types as a code, in the form of one: capitals, digits and hyphens, at most twelve. */
export function asCode(text: string): string {
  return text
    .normalize("NFD")
    .toUpperCase()
    .replace(/[\s_]+/g, "-")
    .replace(/[^A-Z0-9-]/g, "")
    .slice(0, 12);
}

/** Whether a code is long enough, and not given to another. */
export function isFreeCode(code: string, taken: readonly { readonly code: string }[]): boolean {
  return code.length >= 2 && !taken.some((each) => each.code === code);
}

/** Delegations in the order in which people look for them. */
export function delegationsByName(process: Process) {
  return [...process.delegations].sort((a, b) => a.name.localeCompare(b.name));
}
