import type { ClauseKind } from "./clause";
import type { ClauseId } from "./ids";

interface Listed {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  /** "" where the kind has no number. */
  readonly number: string;
}

/** The clauses in the order that they have when one of them stands behind another, or first. */
export function placed<Clause extends Listed>(
  clauses: readonly Clause[],
  moved: ClauseId,
  behind: ClauseId | undefined,
): readonly Clause[] {
  const clause = clauses.find(({ id }) => id === moved);
  if (clause === undefined || behind === moved) return clauses;
  const others = clauses.filter(({ id }) => id !== moved);
  const index = behind === undefined ? 0 : others.findIndex(({ id }) => id === behind) + 1;
  return [...others.slice(0, index), clause, ...others.slice(index)];
}

/** Words without what distinguishes OP 7 from op7, or État from etat. */
const folded = (words: string) =>
  words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
const compact = (words: string) => folded(words).replace(/\s/g, "");

/** What is called by a number or has the words, the one with exactly this number first, then those whose number begins so. */
export function searched<Entry extends { readonly number: string; readonly words: string }>(
  entries: readonly Entry[],
  search: string,
): readonly Entry[] {
  const number = compact(search);
  if (number === "") return entries;
  const rank = (entry: Entry) => {
    if (compact(entry.number) === number) return 0;
    if (compact(entry.number).startsWith(number)) return 1;
    return folded(entry.words).includes(folded(search)) ? 2 : 3;
  };
  return entries
    .map((entry) => [entry, rank(entry)] as const)
    .filter(([, each]) => each < 3)
    .sort(([, one], [, other]) => one - other)
    .map(([entry]) => entry);
}
