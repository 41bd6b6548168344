/** The stretch `from`–`to` of a text, to be replaced by other words. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  /** Where the other words are in the new text. */
  readonly start: number;
  readonly end: number;
}

const word = /\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

/** Above so many comparisons, the changed middle of a text counts as one replacement. */
const mostComparisons = 4_000_000;

function commonStart(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** Spaces are everywhere, and long words are seldom the same by chance. */
const weight = (word: string | undefined) => 1 + 2 * (word ?? "").trim().length;

/** The heaviest common subsequence of two lists of words, as pairs of their places. */
function commonWords(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  if (before.length * after.length > mostComparisons) return [];
  const width = after.length + 1;
  const heaviest = new Uint32Array((before.length + 1) * width);
  const at = (one: number, other: number) => heaviest[one * width + other] ?? 0;
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      heaviest[one * width + other] =
        before[one] === after[other]
          ? at(one + 1, other + 1) + weight(before[one])
          : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let one = 0;
  let other = 0;
  while (one < before.length && other < after.length) {
    if (before[one] === after[other]) pairs.push([one++, other++]);
    else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}

/** What makes one text the other, word by word, from the beginning to the end. */
export function wordDiff(before: string, after: string): Replacement[] {
  const old = before.match(word) ?? [];
  const fresh = after.match(word) ?? [];
  const start = commonStart(old, fresh);
  const rest = [old.slice(start).reverse(), fresh.slice(start).reverse()] as const;
  const end = commonStart(...rest);
  const middle = commonWords(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  const pairs = [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...middle.map(([one, other]) => [start + one, start + other] as const),
    ...Array.from(
      { length: end },
      (_, index) => [old.length - end + index, fresh.length - end + index] as const,
    ),
    [old.length, fresh.length] as const,
  ];
  const replacements: Replacement[] = [];
  let [one, other, from, begin] = [0, 0, 0, 0];
  for (const [nextOne, nextOther] of pairs) {
    const to = from + lengthOf(old.slice(one, nextOne));
    const stop = begin + lengthOf(fresh.slice(other, nextOther));
    if (to > from || stop > begin) replacements.push({ from, to, start: begin, end: stop });
    const same = old[nextOne]?.length ?? 0;
    [one, other, from, begin] = [nextOne + 1, nextOther + 1, to + same, stop + same];
  }
  return replacements;
}

const lengthOf = (words: readonly string[]) => words.reduce((sum, each) => sum + each.length, 0);

/** Where a place in the old text is in the new one: behind what stood before it, as far as that is still there. */
export function placeAfter(replacements: readonly Replacement[], place: number): number {
  let shift = 0;
  for (const { from, to, start, end } of replacements) {
    if (to > place || from >= place) {
      return from < place ? start : place + shift;
    }
    shift = end - to;
  }
  return place + shift;
}

/** How many characters of one text are in the other, in the same order. */
export function commonLength(one: string, other: string): number {
  const missing = wordDiff(one, other).reduce((sum, { from, to }) => sum + to - from, 0);
  return one.length - missing;
}
