import type * as Y from "yjs";
import { type Cell, mayBeOf, type Written } from "./cells";
import { type Match, match, type Pairs } from "./matching";
import { type NamedAround, namedIn, seam } from "./named";

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
  readonly match: Match;
  /** The pairs of the match that are no chance. */
  readonly blocks: Pairs;
}

/** The pairs that stand in blocks which are no chance. What whoever wrote the letters did not see is not between them. */
function inBlocks({ pairs, isSeen }: Match, cells: readonly Cell[]): Pairs {
  const kept: [number, number][] = [];
  let block: [number, number][] = [];
  for (const pair of [...pairs, undefined]) {
    const [cell, letter] = block.at(-1) ?? [-1, -1];
    const goesOn = pair?.[1] === letter + 1 && !cells.slice(cell + 1, pair[0]).some(isSeen);
    if (block.length > 0 && !goesOn) {
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
 * The letters of a text that may have gone elsewhere. Of a line that is still there, only its end can: whoever splits a line
 * takes all behind the place with them, but for what they did not know of. Words deleted before others that stay are deleted.
 */
function lostOf(text: Y.XmlText, cells: readonly Cell[]): (readonly [number, Cell])[] {
  const end = text._item?.deleted === true ? 0 : endOf(cells);
  const lost = [...cells.entries()].filter(
    ([index, { isGone, erasedBy }]) => index >= end && (isGone || erasedBy !== undefined),
  );
  return lost.some(([, { isGone, isNamed }]) => isGone || isNamed) ? lost : [];
}

/** The cell behind the last one that stays, though whoever made the change knew it. */
function endOf(cells: readonly Cell[]): number {
  let end = cells.length;
  for (let before = cells[end - 1]; before?.isGone || before?.erasedBy || before?.isNews; end--)
    before = cells[end - 2];
  return end;
}

/**
 * Whether what was written is what was lost to the letter, as whoever wrote it saw that at some moment. Where they may have seen
 * nothing of what was lost, a few letters are in it by chance.
 */
function isExact({ written, lost, match: { pairs, isSeen, beside = 0 }, blocks }: Likeness): boolean {
  const isTold = lost.every(([, { isNamed }]) => isNamed !== undefined);
  if (pairs.length + (isTold ? seam + beside : 0) < written.words.length) return false;
  if (blocks.length === 0 && !lost.some(([, cell]) => isSeen(cell))) return false;
  const taken = new Set(pairs.map(([cell]) => cell));
  return lost.every(([, cell], at) => taken.has(at) || !isSeen(cell));
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
  aroundOf: (text: Y.XmlText) => NamedAround,
): ReadonlyMap<Y.XmlText, readonly Copy[]> {
  const found = [...texts].map(
    ([text, cells]) => [text, likenesses(text, cells, written, aroundOf(text))] as const,
  );
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

function likenesses(
  text: Y.XmlText,
  cells: readonly Cell[],
  written: readonly Written[],
  around: NamedAround,
): Likeness[] {
  const lost = lostOf(text, cells);
  const lostCells = lost.map(([, cell]) => cell);
  if (lost.length === 0) return [];
  const isTold = lostCells.every(({ isNamed }) => isNamed !== undefined);
  return written.flatMap((run) => {
    const find = isTold ? named : guessed;
    const found = mayBeOf(text, run) ? find(lostCells, run.words, around) : undefined;
    return found === undefined
      ? []
      : [{ written: run, lost, match: found, blocks: inBlocks(found, lostCells) }];
  });
}

function named(cells: readonly Cell[], words: string, around: NamedAround): Match | undefined {
  const pairs = namedIn(cells, words, around);
  if (pairs === undefined) return undefined;
  const beside = around.before.length + around.behind.length;
  const isAll = words.length <= pairs.length + beside + seam;
  return { pairs, isSeen: ({ isNamed }) => isNamed === true, beside: isAll ? beside : 0 };
}

function guessed(cells: readonly Cell[], words: string): Match | undefined {
  // Between the letters that were there for everybody, others may not have known some.
  const known = cells.filter(({ isNews, erasedBy }) => !isNews && erasedBy === undefined);
  return mayHold(words, known.map(({ letter }) => letter).join("")) ? match(cells, words) : undefined;
}

function copyOf(likeness: Likeness, shareOf: (run: Written) => number): Copy[] {
  const { written, lost, match, blocks } = likeness;
  const { pairs, isSeen } = match;
  const byCell = (all: Pairs) => new Map(all.map(([cell, letter]) => [lost[cell]?.[0] ?? -1, letter]));
  if (isExact(likeness)) return [{ written, places: byCell(pairs), near: byCell(pairs) }];
  // What somebody deleted before they split the line behind it is not in the copy, and does not speak against it.
  const first = pairs[0]?.[0] ?? 0;
  const seen = lost.slice(first).filter(([, cell]) => isSeen(cell)).length;
  const copied = blocks.filter(([cell]) => lost[cell] !== undefined && isSeen(lost[cell][1])).length;
  const shares = [copied >= leastShare * seen, shareOf(written) >= leastShare];
  const isCopy =
    blocks.length > 0 && (shares.every(Boolean) || (blocks.length >= surelyCopied && shares.some(Boolean)));
  return isCopy ? [{ written, places: byCell(blocks), near: byCell(pairs) }] : [];
}
