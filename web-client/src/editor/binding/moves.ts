import * as Y from "yjs";
import { type Cell, cellsOf, type Recent, reshapes, textsThatLost, type Written, writtenIn } from "./cells";
import { common } from "./changes";
import type { SharedPlace } from "./places";

/** Letters that two texts have in common are no chance when so many stand next to one another in both. */
const leastBlock = 4;
/** Of what was deleted so much must be in what was written for that to be its copy. */
const leastShare = 0.6;
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

/** A text that lost letters which were written anew elsewhere. */
export interface MovedText {
  readonly text: Y.XmlText;
  readonly cells: readonly Cell[];
  /** The fullest copy first. */
  readonly copies: readonly Copy[];
}

const codesOf = (letters: string) => letters.split("").map((letter) => letter.charCodeAt(0));

/** The pairs that stand in blocks which are no chance. */
function inBlocks(pairs: readonly [number, number][], least: number): [number, number][] {
  const kept: [number, number][] = [];
  let block: [number, number][] = [];
  for (const pair of [...pairs, undefined]) {
    const last = block.at(-1);
    if (last !== undefined && (pair?.[0] !== last[0] + 1 || pair[1] !== last[1] + 1)) {
      if (block.length >= least) kept.push(...block);
      block = [];
    }
    if (pair !== undefined) block.push(pair);
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
function preferKnown(pairs: readonly [number, number][], cells: readonly Cell[]): [number, number][] {
  const result: [number, number][] = [];
  let end = cells.length;
  for (const [cell, letter] of [...pairs].reverse()) {
    let chosen = cell;
    if (cells[cell]?.isFresh) {
      for (let other = cell + 1; other < end; other++) {
        if (!cells[other]?.isFresh && cells[other]?.letter === cells[cell]?.letter) chosen = other;
      }
    }
    result.push([chosen, letter]);
    end = chosen;
  }
  return result.reverse();
}

function copiesOf(text: Y.XmlText, cells: readonly Cell[], written: readonly Written[]): Copy[] {
  const moved = [...cells.entries()].filter(([, { isGone, isTakenBack }]) => isGone || isTakenBack);
  const lost = moved.map(([, { letter }]) => letter).join("");
  const known = moved.filter(([, { isFresh, isTakenBack }]) => !isFresh && !isTakenBack).length;
  const isDeleted = text._item?.deleted === true;
  const copies = written.flatMap((run): Copy[] => {
    if (!mayHold(run.words, lost)) return [];
    const pairs = preferKnown(
      common(codesOf(lost), codesOf(run.words)) ?? [],
      moved.map(([, cell]) => cell),
    );
    // A few letters are no chance only where a whole paragraph came or went with them.
    const isSure = run.isInNewParagraph || isDeleted;
    const blocks = inBlocks(
      pairs,
      isSure ? Math.min(leastBlock, run.words.length, Math.max(1, known)) : leastBlock,
    );
    if (blocks.length === 0 || blocks.length < leastShare * known) return [];
    const byCell = (found: readonly [number, number][]) =>
      new Map(found.map(([cell, letter]) => [moved[cell]?.[0] ?? -1, letter]));
    return [{ written: run, places: byCell(blocks), near: byCell(pairs) }];
  });
  return copies.sort((one, other) => other.places.size - one.places.size);
}

/**
 * What a transaction of others moved.
 *
 * A shared text has no "move". Who splits, joins or moves paragraphs deletes their letters and writes them anew elsewhere, in
 * one change. Here the two are brought together again: for a letter that was deleted, the letter that it became. It is to be
 * asked while the transaction is being told of, as long as what was deleted can be read.
 */
export class Moves {
  readonly #transaction: Y.Transaction;
  readonly #recent: Recent;
  readonly #lost: ReadonlySet<Y.XmlText>;
  #written: readonly Written[] | undefined;
  readonly #texts = new Map<Y.XmlText, MovedText>();

  constructor(transaction: Y.Transaction, recent: Recent) {
    this.#transaction = transaction;
    this.#recent = recent;
    // Whoever splits, joins or moves makes a paragraph or deletes one. Other letters that are alike were only typed.
    this.#lost = reshapes(transaction) ? textsThatLost(transaction) : new Set();
  }

  get texts(): readonly MovedText[] {
    return [...this.#lost].map((text) => this.of(text));
  }

  of(text: Y.XmlText): MovedText {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const cells = cellsOf(text, this.#transaction, this.#recent);
    this.#written ??= writtenIn(this.#transaction);
    const copies = this.#lost.has(text) ? copiesOf(text, cells, this.#written) : [];
    const moved = { text, cells, copies };
    this.#texts.set(text, moved);
    return moved;
  }

  /** Where a place went whose letter was deleted and written anew; undefined when it was not. */
  follow(place: SharedPlace): SharedPlace | undefined {
    const { item: id, assoc } = place;
    const { store } = this.#transaction.doc;
    if (id === null || id.clock >= Y.getState(store, id.client)) return undefined;
    const item = Y.getItem(store, id);
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.XmlText) || !this.#lost.has(item.parent))
      return undefined;
    const { cells, copies } = this.of(item.parent);
    const index = cells.findIndex((cell) => Y.compareIDs(cell.id, id));
    for (const { written, places } of copies) {
      const letter = places.get(index);
      if (letter === undefined) continue;
      const at = written.at + letter + (assoc < 0 ? 1 : 0);
      return Y.createRelativePositionFromTypeIndex(written.text, at, assoc);
    }
    return undefined;
  }
}
