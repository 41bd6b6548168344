import type * as Y from "yjs";
import { aligned } from "./aligning";
import type { Cell, Written } from "./cells";
import { common } from "./changes";

/** Letters that two texts have in common are no chance when so many stand next to one another in both. */
const leastBlock = 4;
/** So much of what was deleted must be in what was written, and so much of what was written must be of what was deleted. */
const leastShare = 0.6;
/** A copy of fewer letters is one only beside the line that they were in. */
const farCopy = 8;
/** So many letters are surely a copy when only one of the two shares is as large. */
const surelyCopied = 16;
/** Pieces of a text by which a copy of it is looked for before the two are compared. */
const probes = 6;
const probeLength = 6;

type Pairs = readonly (readonly [cell: number, letter: number])[];

/** Where the letters of a text were written anew: for the index of a cell, that of the letter. */
export interface Copy {
  readonly written: Written;
  readonly places: ReadonlyMap<number, number>;
  /** The same, with single letters between those that may be alike by chance, in order. */
  readonly near: ReadonlyMap<number, number>;
}

/** Letters that a text lost, and letters that were written, which may be those. */
interface Likeness {
  readonly written: Written;
  readonly lost: readonly (readonly [index: number, Cell])[];
  /** Pairs of the places among the lost letters and among the written ones. */
  readonly pairs: Pairs;
  readonly blocks: Pairs;
}

const codesOf = (letters: string) => letters.split("").map((letter) => letter.charCodeAt(0));

/** Whether whoever made the change knew a letter for certain. */
const isCertain = ({ isNews, isTakenBack }: Cell) => !isNews && !isTakenBack;

/** The pairs that stand in blocks which are no chance. */
function inBlocks(pairs: Pairs): Pairs {
  const kept: [number, number][] = [];
  let block: [number, number][] = [];
  for (const pair of [...pairs, undefined]) {
    const last = block.at(-1);
    if (last !== undefined && (pair?.[0] !== last[0] + 1 || pair[1] !== last[1] + 1)) {
      if (block.length >= leastBlock) kept.push(...block);
      block = [];
    }
    if (pair !== undefined) block.push([...pair]);
  }
  return kept;
}

function mayHold(words: string, lost: string): boolean {
  if (lost.length <= probeLength * 2) return true;
  for (let probe = 0; probe < probes; probe++) {
    const at = Math.floor(((lost.length - probeLength) * probe) / (probes - 1));
    if (words.includes(lost.slice(at, at + probeLength))) return true;
  }
  return false;
}

/**
 * Of letters that are alike, takes those that everybody knew before those that this person typed a moment ago: of "and  " the
 * space that was there before, and not the one that was typed with the word.
 */
function preferKnown(pairs: Pairs, cells: readonly Cell[]): Pairs {
  const chosen = pairs.map(([cell]) => cell);
  const settle = (at: number, step: 1 | -1): void => {
    const cell = cells[chosen[at] ?? -1];
    if (cell?.isFresh !== true) return;
    const end = chosen[at + step] ?? (step > 0 ? cells.length : -1);
    for (let other = (chosen[at] ?? 0) + step; other !== end; other += step) {
      if (!cells[other]?.isFresh && cells[other]?.letter === cell.letter) {
        chosen[at] = other;
        return;
      }
    }
  };
  for (let at = pairs.length - 1; at >= 0; at--) settle(at, 1);
  for (let at = 0; at < pairs.length; at++) settle(at, -1);
  return pairs.map(([, letter], at) => [chosen[at] ?? -1, letter]);
}

/**
 * The letters of a text that may have gone elsewhere. Of a line that is still there, only its end can: whoever splits a line
 * takes all behind the place with them, but for what they did not know of. Words deleted before others that stay are deleted.
 */
function lostOf(text: Y.XmlText, cells: readonly Cell[]): (readonly [number, Cell])[] {
  const end = text._item?.deleted === true ? 0 : endOf(cells);
  const lost = [...cells.entries()].filter(
    ([index, { isGone, isTakenBack }]) => index >= end && (isGone || isTakenBack),
  );
  return lost.some(([, { isGone }]) => isGone) ? lost : [];
}

/** The cell behind the last one that stays, though whoever made the change knew it. */
function endOf(cells: readonly Cell[]): number {
  let end = cells.length;
  for (let before = cells[end - 1]; before?.isGone || before?.isTakenBack || before?.isNews; end--)
    before = cells[end - 2];
  return end;
}

/** Whether what was written is what was lost to the letter, as whoever wrote it knew that at some moment. */
function isExact({ written, lost, pairs }: Likeness): boolean {
  if (pairs.length < written.words.length) return false;
  const taken = new Set(pairs.map(([cell]) => cell));
  const cells = lost.map(([, cell]) => cell);
  return isInOrder(pairs, cells) && lost.every(([, cell], at) => taken.has(at) || !isCertain(cell));
}

/**
 * Finds what of the letters that some texts lost was written anew elsewhere in the same change.
 *
 * There is nothing but the letters and their places to tell a copy by, so it must be one beyond doubt: to the letter what was
 * lost, or most of that and most of what was written; and where it is short, right beside. Some letters are alike in any two
 * sentences.
 */
export function findCopies(
  texts: ReadonlyMap<Y.XmlText, readonly Cell[]>,
  written: readonly Written[],
  isNear: (one: Y.XmlText, other: Y.XmlText) => boolean,
): ReadonlyMap<Y.XmlText, readonly Copy[]> {
  const found = [...texts].map(([text, cells]) => [text, likenesses(text, cells, written)] as const);
  const covered = new Map(written.map((run) => [run, new Set<number>()]));
  for (const { written: run, blocks } of found.flatMap(([, all]) => all)) {
    for (const [, letter] of blocks) covered.get(run)?.add(letter);
  }
  const shareOf = (run: Written) => (covered.get(run)?.size ?? 0) / run.words.length;
  const copiesOf = (text: Y.XmlText, all: readonly Likeness[]): Copy[] =>
    all
      .flatMap((each) => copyOf(each, shareOf))
      .filter((copy) => copy.places.size >= farCopy || isNear(text, copy.written.text))
      .sort((one, other) => other.places.size - one.places.size);
  return new Map(found.map(([text, all]) => [text, copiesOf(text, all)]));
}

function likenesses(text: Y.XmlText, cells: readonly Cell[], written: readonly Written[]): Likeness[] {
  const lost = lostOf(text, cells);
  const letters = lost.map(([, { letter }]) => letter).join("");
  return written.flatMap((run) => {
    if (letters === "" || !mayHold(run.words, letters)) return [];
    const pairs = pairsOf(lost, letters, run.words);
    return pairs.length === 0 ? [] : [{ written: run, lost, pairs, blocks: inBlocks(pairs) }];
  });
}

/** All letters of what was written, if all of them are among the lost ones; else those for which most speaks. */
function pairsOf(lost: readonly (readonly [number, Cell])[], letters: string, words: string): Pairs {
  const cells = lost.map(([, cell]) => cell);
  const alike = preferKnown(common(codesOf(letters), codesOf(words)) ?? [], cells);
  if (alike.length === words.length && isInOrder(alike, cells)) return alike;
  return bestKnown(cells, words) ?? alike;
}

/** Whether of this person's letters only first ones are in pairs: what one person types arrives in the order in which it was typed. */
function isInOrder(pairs: Pairs, cells: readonly Cell[]): boolean {
  const taken = new Set(pairs.map(([cell]) => cell));
  let [lastTaken, firstLeft] = [-1, Number.POSITIVE_INFINITY];
  cells.forEach(({ id, isFresh }, at) => {
    if (isFresh && taken.has(at)) lastTaken = Math.max(lastTaken, id.clock);
    else if (isFresh) firstLeft = Math.min(firstLeft, id.clock);
  });
  return lastTaken < firstLeft;
}

/** So many moments of this person's typing are tried, up to which whoever wrote the copy may have known it. */
const mostMoments = 48;
/** So many pairs of letters are looked at for all moments together: more would be felt at the next key. */
const mostPairs = 2_000_000;
/** So much it speaks against a moment that a letter from before it is not in the copy. */
const missing = 4;

/**
 * The pairs for which most speaks, when whoever wrote the copy knew this person's letters up to some moment: those before it are
 * in the copy, those after it are not.
 */
function bestKnown(cells: readonly Cell[], words: string): Pairs | undefined {
  const clocks = cells
    .flatMap(({ id, isFresh }) => (isFresh ? [id.clock] : []))
    .sort((one, other) => one - other);
  const most = Math.min(mostMoments, Math.floor(mostPairs / (cells.length * words.length + 1)));
  const step = Math.max(1, Math.ceil(clocks.length / Math.max(1, most)));
  const moments = [-1, ...clocks.filter((_, index) => (clocks.length - 1 - index) % step === 0)];
  let best: { readonly score: number; readonly pairs: Pairs } | undefined;
  for (const moment of moments) {
    const known = cells.map((cell) => !cell.isFresh || cell.id.clock <= moment);
    const weighed = cells.map((cell, at) => ({
      letter: known[at] ? cell.letter : "",
      weight: weightOf(cell),
    }));
    const found = aligned(weighed, words);
    if (found === undefined) return undefined;
    const taken = new Set(found.pairs.map(([cell]) => cell));
    const left = cells.filter(({ isFresh }, at) => isFresh && known[at] && !taken.has(at)).length;
    const score = found.score - missing * left;
    if (best === undefined || score > best.score) best = { score, pairs: found.pairs };
  }
  return best?.pairs;
}

function weightOf({ isFresh, isNews, isTakenBack }: Cell): number {
  if (isFresh) return 4;
  return isNews || isTakenBack ? 3 : 6;
}

function copyOf(likeness: Likeness, shareOf: (run: Written) => number): Copy[] {
  const { written, lost, pairs, blocks } = likeness;
  const byCell = (all: Pairs) => new Map(all.map(([cell, letter]) => [lost[cell]?.[0] ?? -1, letter]));
  if (isExact(likeness)) return [{ written, places: byCell(pairs), near: byCell(pairs) }];
  const certain = lost.filter(([, cell]) => isCertain(cell)).length;
  const copied = blocks.filter(([cell]) => lost[cell] !== undefined && isCertain(lost[cell][1])).length;
  const shares = [copied >= leastShare * certain, shareOf(written) >= leastShare];
  const isCopy =
    blocks.length > 0 && (shares.every(Boolean) || (blocks.length >= surelyCopied && shares.some(Boolean)));
  return isCopy ? [{ written, places: byCell(blocks), near: byCell(pairs) }] : [];
}
