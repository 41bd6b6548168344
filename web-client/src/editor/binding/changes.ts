/** A stretch of one row that takes the place of a stretch of another. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** So many differing elements are told apart one by one; beyond, they are one change. */
const mostDifferences = 300;

/** How far two rows agree from the start. */
function agreeing(one: ArrayLike<unknown>, other: ArrayLike<unknown>): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length++;
  return length;
}

/** How far two rows agree from the end, without what `start` elements at the start already account for. */
function agreeingAtEnd(one: ArrayLike<unknown>, other: ArrayLike<unknown>, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
}

/** The one change that makes a row of another; undefined where they are equal. */
export function wholeChange(before: ArrayLike<unknown>, after: ArrayLike<unknown>): Change | undefined {
  const start = agreeing(before, after);
  if (start === before.length && start === after.length) return undefined;
  const end = agreeingAtEnd(before, after, start);
  return { from: start, to: before.length - end, newFrom: start, newTo: after.length - end };
}

/**
 * The pairs of elements that both rows have, by the greedy algorithm of E. Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986); undefined when more than {@link mostDifferences} elements differ.
 */
export function common(one: readonly number[], other: readonly number[]): [number, number][] | undefined {
  const trail: Map<number, number>[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  const furthest = (diagonal: number) => reach.get(diagonal) ?? -1;
  for (let differences = 0; differences <= mostDifferences; differences++) {
    trail.push(new Map(reach));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const down =
        diagonal === -differences ||
        (diagonal !== differences && furthest(diagonal - 1) < furthest(diagonal + 1));
      let x = down ? furthest(diagonal + 1) : furthest(diagonal - 1) + 1;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x++;
      reach.set(diagonal, x);
      if (x >= one.length && x - diagonal >= other.length) return backtrack(trail, one.length, other.length);
    }
  }
  return undefined;
}

function backtrack(trail: readonly Map<number, number>[], width: number, height: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [width, height];
  for (let differences = trail.length - 1; differences >= 0; differences--) {
    const reach = trail[differences];
    const furthest = (diagonal: number) => reach?.get(diagonal) ?? -1;
    const diagonal = x - y;
    const down =
      diagonal === -differences ||
      (diagonal !== differences && furthest(diagonal - 1) < furthest(diagonal + 1));
    const before = down ? diagonal + 1 : diagonal - 1;
    const startX = differences === 0 ? 0 : furthest(before);
    const startY = differences === 0 ? 0 : startX - before;
    while (x > startX && y > startY) pairs.push([--x, --y]);
    [x, y] = [startX, startY];
  }
  return pairs.reverse();
}

/** The least changes that make a row of another, in order; none where they are equal. */
export function changesBetween(before: readonly number[], after: readonly number[]): Change[] {
  const whole = wholeChange(before, after);
  if (whole === undefined) return [];
  const { from, to, newFrom, newTo } = whole;
  if (from === to || newFrom === newTo) return [whole];
  const pairs = common(before.slice(from, to), after.slice(newFrom, newTo));
  if (pairs === undefined) return [whole];
  const changes: Change[] = [];
  let [old, fresh] = [from, newFrom];
  for (const [x, y] of [...pairs.map(([x, y]) => [x + from, y + newFrom] as const), [to, newTo] as const]) {
    if (x > old || y > fresh) changes.push({ from: old, to: x, newFrom: fresh, newTo: y });
    [old, fresh] = [x + 1, y + 1];
  }
  return changes;
}
