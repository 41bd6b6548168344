import type { Audience } from "./audience";
import type { DelegationGroup, ListedDelegation } from "./process";

/** Who can be called in a comment: a delegation, a group, or an office, by what stands behind the `@`. */
export interface Mentionable {
  readonly kind: "DELEGATION" | "GROUP" | "OFFICE";
  readonly code: string;
  /** Of an office, its code: its name is a matter of the language. */
  readonly name: string;
}

/** Who there is in the process. */
export interface Callable {
  readonly delegations: readonly ListedDelegation[];
  readonly groups: readonly DelegationGroup[];
}

/** A mention that is being typed. */
export interface TypedMention {
  /** Where its `@` is. */
  readonly at: number;
  /** What stands between that and the caret. */
  readonly typed: string;
}

const offices: readonly Mentionable[] = ["CHAIR", "SECRETARIAT"].map((code) => ({
  kind: "OFFICE",
  code,
  name: code,
}));

/** Who reads what is said to an audience, and so may be called in it: delegations in the order of the process, then groups, offices. */
export function mentionable(audience: Audience, { delegations, groups }: Callable): readonly Mentionable[] {
  const asDelegations = (which: readonly ListedDelegation[]): readonly Mentionable[] =>
    which.map(({ code, name }) => ({ kind: "DELEGATION", code, name }));
  const asGroups = (which: readonly DelegationGroup[]): readonly Mentionable[] =>
    which.map(({ code, name }) => ({ kind: "GROUP", code, name }));
  switch (audience.kind) {
    case "ALL":
      return [...asDelegations(delegations), ...asGroups(groups), ...offices];
    case "GROUP": {
      const its = groups.filter(({ code }) => code === audience.code);
      const members = new Set(its.flatMap(({ members }) => members));
      return [...asDelegations(delegations.filter(({ code }) => members.has(code))), ...asGroups(its)];
    }
    case "DELEGATION":
      return asDelegations(delegations.filter(({ code }) => code === audience.code));
    case "CHAIR":
      return offices;
  }
}

/** So many characters behind an `@` may be the beginning of a name. */
const longestTyped = 24;
const typedMention = new RegExp(`(?<![\\p{L}\\p{N}@._-])@([\\p{L}\\p{M}\\p{N}-]{0,${longestTyped}})$`, "u");

/** The mention that somebody types at the caret, who is not within an address. */
export function typedMentionAt(text: string, caret: number): TypedMention | undefined {
  const found = typedMention.exec(text.slice(Math.max(0, caret - longestTyped - 2), caret));
  const typed = found?.[1];
  return typed === undefined ? undefined : { at: caret - typed.length - 1, typed };
}

const folded = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How well somebody answers to what was typed, 0 the best; undefined for those who do not. */
function rankOf({ code, name }: Mentionable, typed: string): number | undefined {
  if (folded(code) === typed) return 0;
  if (folded(code).startsWith(typed)) return 1;
  if (folded(name).startsWith(typed)) return 2;
  return folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.startsWith(typed))
    ? 3
    : undefined;
}

/** Those of whom the code, the name, or a word of it begins as was typed, whatever the case and the accents; the closest first. */
export function mentionsFor(all: readonly Mentionable[], typed: string): readonly Mentionable[] {
  const wanted = folded(typed);
  return all
    .map((each) => ({ each, rank: rankOf(each, wanted) }))
    .filter((found): found is { each: Mentionable; rank: number } => found.rank !== undefined)
    .sort((one, other) => one.rank - other.rank)
    .map(({ each }) => each);
}

/** The text with the whole mention in the place of what was typed of it, and where the caret is then. */
export function withMention(
  text: string,
  { at, typed }: TypedMention,
  code: string,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at + 1 + typed.length);
  const blank = /^[\s,.;:!?)]/u.test(rest) ? "" : " ";
  const written = `@${code}${blank}`;
  return { text: text.slice(0, at) + written + rest, caret: at + written.length };
}
