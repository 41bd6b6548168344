import type { Edit } from "./edits";
import { commonLength } from "./wordDiff";

/** Fewer characters are the same by chance, unless they are all that there is; and then no word is so short. */
const shortestCopy = 8;
const shortestWord = 4;

const wordsOf = (text: string) => text.match(/\S+/g) ?? [];

/** How many characters the longest run of words has that is in both texts. */
function longestCommonRun(one: string, other: string): number {
  const words = wordsOf(other);
  let longest = 0;
  let before: number[] = [];
  for (const word of wordsOf(one)) {
    const runs = words.map((each, index) =>
      each !== word ? 0 : word.length + ((before[index - 1] ?? 0) === 0 ? 0 : (before[index - 1] ?? 0) + 1),
    );
    longest = Math.max(longest, ...runs);
    before = runs;
  }
  return longest;
}

/**
 * Whether a good part of what one edit puts in is what another takes out: then it was carried from there to here. Either
 * half of it in one piece, or most of it with something put between.
 */
function isCarried(inserted: readonly string[], removed: string): boolean {
  const put = inserted.join("").trim();
  const taken = removed.trim();
  const smaller = Math.min(put.length, taken.length);
  if (smaller < shortestWord) return false;
  const run = longestCommonRun(put, taken);
  if (run >= smaller || (run >= shortestCopy && run * 2 >= smaller)) return true;
  return smaller >= shortestCopy && commonLength(put, taken) * 5 >= smaller * 3;
}

/** Something that is not done, though one person did it. */
export type Undone = Pick<Edit, "clause" | "inserted" | "removed">;

/**
 * Finds, of `edits` that can be done, those that must not: words that somebody carried from one clause to another (a clause
 * split or joined, words cut and pasted) would stand there twice, or nowhere, if half of it were done.
 */
export function keepMovesWhole(edits: readonly Edit[], undone: readonly Undone[]): ReadonlySet<Edit> {
  const found = new Set<Edit>();
  const waiting = [...undone];
  for (let gone = waiting.pop(); gone !== undefined; gone = waiting.pop()) {
    for (const edit of edits) {
      if (found.has(edit) || edit.clause === gone.clause) continue;
      if (isCarried(gone.inserted, edit.removed) || isCarried(edit.inserted, gone.removed)) {
        found.add(edit);
        waiting.push(edit);
      }
    }
  }
  return found;
}
