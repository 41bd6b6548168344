import { aligned } from "./aligning";
import type { Cell } from "./cells";
import { common } from "./changes";

/** Pairs of places among the letters of a text and among those that were written, in order. */
export type Pairs = readonly (readonly [cell: number, letter: number])[];

/** Which letters of a text those may be that somebody wrote elsewhere. */
export interface Match {
  readonly pairs: Pairs;
  /** Whether whoever wrote them saw a letter of the text for certain, going by the moment at which most speaks for the match. */
  readonly isSeen: (cell: Cell) => boolean;
  /** So many letters of what was written may be of the texts right beside in the line. */
  readonly beside?: number;
}

/** So many moments are tried at most. */
const mostMoments = 48;
/** So many pairs of letters are looked at for all moments together: more would be felt at the next key. */
const mostPairs = 2_000_000;
/** So much speaks against a moment that a letter which was there then is not in the copy, and the next ones behind that. */
const missing = { first: 12, next: 2 };
/** So often others' letters are left out that cannot have been known, and what is left is aligned anew. */
const mostRounds = 4;

/**
 * Finds the letters of a text in what somebody wrote elsewhere.
 *
 * Everybody's changes arrive in the order in which they were made. So whoever wrote the copy knew this person's changes up to
 * some moment: what was typed until then is in the copy, what was deleted until then is not, and of what came later it is the
 * other way round. The same is true of each other person's letters, of which only the first ones can be in it.
 */
export function match(cells: readonly Cell[], words: string): Match | undefined {
  const letters = cells.map(({ letter }) => letter).join("");
  const isCertain = ({ isNews, erasedBy }: Cell) => !isNews && erasedBy === undefined;
  let best: { readonly score: number; readonly pairs: Pairs; readonly moment: number } | undefined;
  for (const moment of momentsOf(cells, words)) {
    const isThere = cells.map((cell) => wasThere(cell, moment));
    const pairs = alignedAt(cells, isThere, words);
    if (pairs === undefined) {
      const alike = common(codesOf(letters), codesOf(words)) ?? [];
      return alike.length === 0 ? undefined : { pairs: alike, isSeen: isCertain };
    }
    const score = pairs.score - costOf(cells, isThere, pairs.pairs);
    if (best === undefined || score > best.score) best = { score, pairs: pairs.pairs, moment };
  }
  if (best === undefined || best.pairs.length === 0) return undefined;
  const { pairs, moment } = best;
  return {
    pairs: withFirstOnly(cells, pairs, moment, words),
    isSeen: (cell) => (isOwn(cell) ? wasThere(cell, moment) : isCertain(cell)),
  };
}

const codesOf = (letters: string) => letters.split("").map((letter) => letter.charCodeAt(0));

/** Whether this person typed a letter, or deleted it, of late. */
const isOwn = ({ typedIn, erasedIn }: Cell) => typedIn !== undefined || erasedIn !== undefined;

/** Whether a letter was there for whoever knew this person's changes up to a moment. */
function wasThere({ typedIn = 0, erasedIn = Number.POSITIVE_INFINITY }: Cell, moment: number): boolean {
  return typedIn <= moment && erasedIn > moment;
}

/** The moments between this person's changes of some letters, the first before all of them. */
function momentsOf(cells: readonly Cell[], words: string): number[] {
  const changes = new Set(cells.flatMap(({ typedIn = 0, erasedIn = 0 }) => [typedIn, erasedIn]));
  changes.delete(0);
  const all = [...changes].sort((one, other) => one - other);
  const most = Math.max(1, Math.min(mostMoments, Math.floor(mostPairs / (cells.length * words.length + 1))));
  const step = Math.max(1, Math.ceil(all.length / most));
  return [0, ...all.filter((_, index) => (all.length - 1 - index) % step === 0)];
}

function weightOf(cell: Cell): number {
  if (isOwn(cell)) return 4;
  return cell.isNews || cell.erasedBy !== undefined ? 3 : 6;
}

function alignedAt(cells: readonly Cell[], isThere: readonly boolean[], words: string) {
  return aligned(
    cells.map((cell, at) => ({ letter: isThere[at] ? cell.letter : "", weight: weightOf(cell) })),
    words,
  );
}

/** What speaks against a moment: this person's letters that were there then, and are in no pair. */
function costOf(cells: readonly Cell[], isThere: readonly boolean[], pairs: Pairs): number {
  const taken = new Set(pairs.map(([cell]) => cell));
  let [cost, isMissing] = [0, false];
  cells.forEach((cell, at) => {
    if (!isThere[at] || !isOwn(cell)) return;
    const wasMissing = isMissing;
    isMissing = !taken.has(at);
    if (isMissing) cost += wasMissing ? missing.next : missing.first;
  });
  return cost;
}

/** Pairs as they are when of each other person's letters only the first ones are in them. */
function withFirstOnly(cells: readonly Cell[], found: Pairs, moment: number, words: string): Pairs {
  const isThere = cells.map((cell) => wasThere(cell, moment));
  let pairs = found;
  for (let round = 0; round < mostRounds; round++) {
    const late = lateIn(cells, pairs);
    if (late.length === 0) return pairs;
    for (const at of late) isThere[at] = false;
    pairs = alignedAt(cells, isThere, words)?.pairs ?? [];
  }
  return pairs;
}

/** Places of others' letters that are in pairs although more of that person's earlier ones are not. */
function lateIn(cells: readonly Cell[], pairs: Pairs): number[] {
  const taken = new Set(pairs.map(([cell]) => cell));
  const byClient = new Map<number, number[]>();
  cells.forEach((cell, at) => {
    if (!cell.isNews || isOwn(cell)) return;
    byClient.set(cell.id.client, [...(byClient.get(cell.id.client) ?? []), at]);
  });
  return [...byClient.values()].flatMap((places) => {
    const inOrder = places.sort((one, other) => (cells[one]?.id.clock ?? 0) - (cells[other]?.id.clock ?? 0));
    let [balance, best, end] = [0, 0, 0];
    inOrder.forEach((at, index) => {
      balance += taken.has(at) ? 1 : -1;
      if (balance > best) [best, end] = [balance, index + 1];
    });
    return inOrder.slice(end).filter((at) => taken.has(at));
  });
}
