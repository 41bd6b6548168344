import * as Y from "yjs";
import type { ClauseId } from "../../model/ids";
import { type Comparison, itemsOf, type SharedType, typeIn, wordsIn } from "./comparison";
import {
  indexOfItem,
  indexOfPlace,
  lastIdOf,
  type Place,
  placesOf,
  type Stretch,
  type Written,
} from "./places";
import type { Act } from "./rejection";

/** Bold and italic, by name. */
export type Marks = Readonly<Record<string, unknown>>;

/** Something that this person did in one clause, and that can be done again in the server's document. */
export interface Edit {
  readonly clause: ClauseId | undefined;
  /** The words that it puts in, in the pieces in which they were written, and those that it takes out. */
  readonly inserted: readonly string[];
  readonly removed: string;
  /** Whether its words begin a line of their own. */
  readonly isLine: boolean;
  /** The edit from whose words its own go on, with nothing between them. */
  readonly goesOnFrom?: Edit | undefined;
  readonly act: Act;
  /** Does it. What it touches of the server's document is as it was, but for edits that were done before. */
  write(): void;
}

/** Words typed in one go, or in several that stand one behind the other. */
export class WordsInserted implements Edit, Written {
  readonly removed = "";
  readonly isLine = false;
  readonly act = "wrote";
  readonly #pieces: { readonly words: string; readonly marks: Marks }[] = [];
  end: Y.ID | undefined;

  constructor(
    readonly clause: ClauseId | undefined,
    readonly text: Y.XmlText,
    readonly place: Place,
    /** The words that were put into the same text before them, and whether something stands between. */
    readonly previous: WordsInserted | undefined,
    readonly isApart: boolean,
  ) {}

  get goesOnFrom(): WordsInserted | undefined {
    return this.isApart ? undefined : this.previous;
  }

  add(words: string, marks: Marks): void {
    this.#pieces.push({ words, marks });
  }

  get inserted(): readonly string[] {
    return this.#pieces.map(({ words }) => words);
  }

  write(): void {
    // Yjs puts words behind what is deleted at their place. So others that belong before them can stand behind that place.
    let index = Math.max(indexOfPlace(this.text, this.place), this.#indexBehindPrevious());
    for (const { words, marks } of this.#pieces) {
      this.text.insert(index, words, { ...marks });
      index += words.length;
    }
    if (this.text.doc !== null) this.end = lastIdOf(this.text.doc);
  }

  #indexBehindPrevious(): number {
    let { previous } = this;
    while (previous !== undefined && previous.end === undefined) previous = previous.previous;
    return previous === undefined ? 0 : indexOfPlace(this.text, { after: previous.end, follows: undefined });
  }
}

/** Words that were taken out, and between which nothing is left. */
export class WordsRemoved implements Edit {
  readonly inserted = [];
  readonly isLine = false;
  readonly act = "wrote";
  readonly #stretches: Stretch[] = [];
  removed = "";

  constructor(
    readonly clause: ClauseId | undefined,
    readonly text: Y.XmlText,
  ) {}

  add(stretch: Stretch): void {
    this.#stretches.push(stretch);
    this.removed += placesOf(this.text, stretch)
      .map(({ words }) => words)
      .reverse()
      .join("");
  }

  write(): void {
    for (const stretch of this.#stretches) takeOut(this.text, stretch);
  }
}

function takeOut(text: Y.XmlText, stretch: Stretch): void {
  for (const { index, words } of placesOf(text, stretch)) text.delete(index, words.length);
}

/** Words that are as they were, but bold or italic now, or not any more. */
export class WordsMarked implements Edit {
  readonly inserted = [];
  readonly removed = "";
  readonly isLine = false;
  readonly act = "marked";

  constructor(
    readonly clause: ClauseId | undefined,
    readonly text: Y.XmlText,
    readonly stretch: Stretch,
    readonly marks: Marks,
  ) {}

  write(): void {
    for (const { index, words } of placesOf(this.text, this.stretch))
      this.text.format(index, words.length, { ...this.marks });
  }
}

/** The words of an element that are there, line by line, each line in the pieces in which it was written. */
export function piecesOf(type: SharedType): string[] {
  const pieces: string[] = [];
  for (const item of itemsOf(type)) {
    if (item.deleted) continue;
    const inner = typeIn(item);
    if (inner !== undefined) pieces.push(...piecesOf(inner));
    else if (wordsIn(item) !== "") pieces.push(wordsIn(item));
  }
  return pieces;
}

/** A paragraph, sub-paragraph, line break or run of text that was put in. */
export class BlockInserted implements Edit, Written {
  readonly removed = "";
  readonly isLine = true;
  readonly act = "wrote";
  readonly inserted: readonly string[];
  end: Y.ID | undefined;

  constructor(
    readonly clause: ClauseId | undefined,
    readonly parent: Y.XmlElement,
    readonly block: Y.XmlElement | Y.XmlText,
    readonly place: Place,
  ) {
    this.inserted = piecesOf(block);
  }

  write(): void {
    const copy = this.block.clone();
    this.parent.insert(indexOfPlace(this.parent, this.place), [copy]);
    this.end = copy._item?.id;
  }
}

/** A paragraph, sub-paragraph, line break or run of text that was taken out. What others put in since stays. */
export class BlockRemoved implements Edit {
  readonly inserted = [];
  readonly isLine = true;
  readonly act = "wrote";
  readonly removed: string;

  constructor(
    readonly clause: ClauseId | undefined,
    readonly comparison: Comparison,
    readonly item: Y.Item,
    readonly block: Y.XmlElement | Y.XmlText,
  ) {
    this.removed = piecesOf(block).join("");
  }

  write(): void {
    if (this.comparison.othersWrote(this.block)) this.#takeKnown(this.block);
    else this.#take(this.item);
  }

  #take(item: Y.Item): void {
    const parent = item.parent;
    if (parent instanceof Y.XmlFragment) parent.delete(indexOfItem(parent, item), 1);
  }

  #takeKnown(type: Y.XmlElement | Y.XmlText): void {
    for (const item of [...itemsOf(type)]) {
      const known = this.comparison.knownLength(item);
      if (item.deleted || known === 0) continue;
      const inner = typeIn(item);
      if (inner === undefined) {
        const { client, clock } = item.id;
        if (type instanceof Y.XmlText) takeOut(type, { client, from: clock, to: clock + known });
      } else if (this.comparison.othersWrote(inner)) this.#takeKnown(inner);
      else this.#take(item);
    }
  }
}
