/** A letter of the one text, and how much it speaks for a match that it is in it, at least 1. */
export interface Weighed {
  readonly letter: string;
  readonly weight: number;
}

/** What two texts have in common. */
export interface Alignment {
  /** Places in the one and in the other, in order. */
  readonly pairs: readonly (readonly [number, number])[];
  /** How much speaks for it in all. */
  readonly score: number;
}

/** So much it speaks for a match that the letter before it is matched with the one before, too. */
const inARow = 3;
/** Larger tables take longer than a frame. */
const mostCells = 1_000_000;

/**
 * Pairs of places of letters that two texts have in common, in order: of all there are, those for which most speaks. Letters in
 * a row are no chance, single ones may be; so what is found is not always the longest.
 *
 * @returns undefined when the texts are too long for that
 */
export function aligned(one: readonly Weighed[], other: string): Alignment | undefined {
  const width = other.length + 1;
  const size = (one.length + 1) * width;
  if (size > mostCells) return undefined;
  // The best up to a place of both, and the best that ends with the two letters there as a pair.
  const best = new Int32Array(size);
  const paired = new Int32Array(size);
  one.forEach(({ letter, weight }, at) => {
    for (let to = 0; to < other.length; to++) {
      const cell = (at + 1) * width + to + 1;
      const before = at * width + to;
      const [open, row] = [best[before] ?? 0, paired[before] ?? 0];
      const pair = letter === other[to] ? weight + Math.max(open, row > 0 ? row + inARow : 0) : 0;
      paired[cell] = pair;
      best[cell] = Math.max(pair, best[cell - 1] ?? 0, best[cell - width] ?? 0);
    }
  });
  return { pairs: traced(one, other, best, paired), score: best[size - 1] ?? 0 };
}

function traced(
  one: readonly Weighed[],
  other: string,
  best: Int32Array,
  paired: Int32Array,
): [number, number][] {
  const width = other.length + 1;
  const pairs: [number, number][] = [];
  let [at, to] = [one.length, other.length];
  let isInRow = false;
  while (at > 0 && to > 0) {
    const cell = at * width + to;
    const pair = paired[cell] ?? 0;
    if (isInRow || (pair > 0 && pair === best[cell])) {
      at--;
      to--;
      pairs.push([at, to]);
      const row = paired[at * width + to] ?? 0;
      isInRow = row > 0 && row + inARow >= (best[at * width + to] ?? 0);
    } else if (best[cell] === best[cell - 1]) to--;
    else at--;
  }
  return pairs.reverse();
}
