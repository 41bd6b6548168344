import * as Y from "yjs";
import { type Named, namedInArrival } from "../../model/arrival";
import {
  type Cell,
  cellsOf,
  onlyWriterOf,
  type Recent,
  reshapes,
  textsThatLost,
  type Written,
  writtenIn,
} from "./cells";
import { type Copy, findCopies } from "./copies";
import { asTold, type NamedAround, nothingAround } from "./named";
import { Nearness } from "./nearness";
import type { SharedPlace } from "./places";

/** A text that lost letters which were written anew elsewhere. */
export interface MovedText {
  readonly text: Y.XmlText;
  readonly cells: readonly Cell[];
  /** The fullest copy first. */
  readonly copies: readonly Copy[];
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
  readonly #cells = new Map<Y.XmlText, readonly Cell[]>();
  readonly #written: readonly Written[];
  readonly #named: Named | undefined;
  #copies: ReadonlyMap<Y.XmlText, readonly Copy[]> | undefined;

  constructor(transaction: Y.Transaction, recent: Recent) {
    this.#transaction = transaction;
    this.#recent = recent;
    // Whoever splits, joins or moves makes a paragraph or deletes one. Other letters that are alike were only typed.
    const isReshaped = reshapes(transaction);
    this.#named = isReshaped ? namedInArrival(transaction.doc) : undefined;
    this.#lost = isReshaped ? textsThatLost(transaction, this.#named) : new Set();
    this.#written = this.#lost.size === 0 ? [] : writtenIn(transaction);
  }

  /** Whether words were written that may be some of those that went. */
  get hasAny(): boolean {
    return this.#written.length > 0;
  }

  get texts(): readonly MovedText[] {
    return [...this.#lost].map((text) => this.of(text));
  }

  of(text: Y.XmlText): MovedText {
    return { text, cells: this.#cellsOf(text), copies: this.#copiesOf(text) };
  }

  #cellsOf(text: Y.XmlText): readonly Cell[] {
    const known = this.#cells.get(text);
    if (known !== undefined) return known;
    const cells =
      this.#toldOf(text) ?? cellsOf(text, { transaction: this.#transaction, recent: this.#recent });
    this.#cells.set(text, cells);
    return cells;
  }

  /** The cells of a text as the change itself tells of them; undefined where it does not. */
  #toldOf(text: Y.XmlText): readonly Cell[] | undefined {
    if (this.#named === undefined) return undefined;
    const [transaction, recent] = [this.#transaction, this.#recent];
    return asTold(text, cellsOf(text, { transaction, recent, named: this.#named }), this.#written, {
      own: transaction.doc.clientID,
      writer: onlyWriterOf(transaction),
      around: this.#aroundOf(text),
    });
  }

  /** What the change names in the texts that are side by side with one. */
  #aroundOf(text: Y.XmlText): NamedAround {
    const named = this.#named;
    if (named === undefined || text._item === null) return nothingAround;
    const sources = { transaction: this.#transaction, recent: this.#recent, named };
    const lettersOf = (texts: readonly Y.XmlText[]) =>
      texts
        .flatMap((each) => cellsOf(each, sources).filter(({ isNamed }) => isNamed))
        .map(({ letter }) => letter)
        .join("");
    const isThere = ({ deleted, id }: Y.Item) =>
      !deleted || Y.isDeleted(named, id) || Y.isDeleted(this.#transaction.deleteSet, id);
    return {
      before: lettersOf(textsBeside(text._item, isThere, ({ left }) => left).reverse()),
      behind: lettersOf(textsBeside(text._item, isThere, ({ right }) => right)),
    };
  }

  #copiesOf(text: Y.XmlText): readonly Copy[] {
    const nearness = new Nearness(this.#transaction, this.#recent);
    this.#copies ??= findCopies(
      new Map([...this.#lost].map((each) => [each, this.#cellsOf(each)])),
      this.#written,
      (one, other) => nearness.isNear(one, other),
      (each) => this.#aroundOf(each),
    );
    return this.#copies.get(text) ?? [];
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
      return atLetter(written, letter, assoc);
    }
    const [fullest] = copies;
    return fullest && cells[index]?.isGone ? besideNext(fullest, index, cells.length, assoc) : undefined;
  }
}

/** The texts on one side of an item, as far as no element stands between them that is there. */
function textsBeside(
  item: Y.Item,
  isThere: (element: Y.Item) => boolean,
  next: (item: Y.Item) => Y.Item | null,
): Y.XmlText[] {
  const found: Y.XmlText[] = [];
  for (let at = next(item); at !== null; at = next(at)) {
    const type: unknown = at.content instanceof Y.ContentType ? at.content.type : undefined;
    if (type instanceof Y.XmlText) found.push(type);
    else if (type !== undefined && isThere(at)) break;
  }
  return found;
}

/** A place that holds on to a letter which was written. */
function atLetter({ ids }: Written, letter: number, assoc: number): SharedPlace | undefined {
  const id = ids[letter];
  return id && new Y.RelativePosition(null, null, id, assoc);
}

/** A place whose own letter is in no copy: before the next letter that is, or at the end of what was written. */
function besideNext(
  { written, near }: Copy,
  index: number,
  size: number,
  assoc: number,
): SharedPlace | undefined {
  let next = index + 1;
  while (next < size && !near.has(next)) next++;
  const letter = near.get(next) ?? written.words.length;
  if (assoc >= 0 && letter < written.words.length) return atLetter(written, letter, assoc);
  return letter === 0 ? atLetter(written, 0, 0) : atLetter(written, letter - 1, -1);
}
