import * as Y from "yjs";
import { isBranchClient } from "../../model/clientIds";
import type { Line, Shape } from "../binding/shape";
import { aliveWords, noLetter } from "./alive";

/**
 * A piece of a branch's text, in its order. Positions are the editor's, counted from the beginning of the clause. What was added
 * takes `size` positions: as many as it has letters, or none for the beginning of a line, or those of a footnote for its one sign.
 */
export type Unit =
  | {
      readonly kind: "kept";
      /** The letters, where it is text. */
      readonly words: string;
      readonly at: number;
    }
  | { readonly kind: "added"; readonly words: string; readonly at: number; readonly size: number }
  | {
      readonly kind: "gone";
      readonly words: string;
      readonly at: number;
      /** Whether it was a clause of its own: `at` is between clauses then. */
      readonly isClause: boolean;
    };

/** Reads of shared types what is a branch's own and what it deleted of the draft's. */
export class UnitReader {
  readonly #shape: Shape;
  readonly #draft: Y.Doc | undefined;
  readonly #units: Unit[] = [];
  /** Where the line before ended, for what was deleted behind it. */
  #lineEnd: number | undefined;

  /** @param draft the draft's own document, which has the words that the branch deleted; undefined while it is not there */
  constructor(shape: Shape, draft: Y.Doc | undefined) {
    this.#shape = shape;
    this.#draft = draft;
  }

  /** The units of a clause, or of another element, whose content begins at a position. */
  static of(shape: Shape, draft: Y.Doc | undefined, element: Line, start: number): readonly Unit[] {
    const reader = new UnitReader(shape, draft);
    if (shape.isLine(element)) reader.#readLine(element, start);
    else reader.#readChildren(element as Y.XmlElement, start);
    return reader.#units;
  }

  #keep(words = "", at = 0): void {
    const last = this.#units.at(-1);
    if (last?.kind !== "kept") this.#units.push({ kind: "kept", words, at });
    else if (words !== "" && last.words !== "" && last.at + last.words.length === at)
      this.#units[this.#units.length - 1] = { ...last, words: last.words + words };
    else this.#units.push({ kind: "kept", words, at });
  }

  #add(words: string, at: number, size: number): void {
    this.#units.push({ kind: "added", words, at, size });
  }

  #gone(item: Y.Item, at: number, before = ""): void {
    const words = this.#draft === undefined ? "" : aliveWords(this.#draft, item.id, item.length);
    if (words !== "") this.#units.push({ kind: "gone", words: before + words, at, isClause: false });
  }

  /** The blocks of a clause, a sub-paragraph or a table. */
  #readChildren(parent: Y.XmlElement, start: number): void {
    const shown = new Map(
      this.#shape.childrenOf(parent).map(({ element, node }) => [element as unknown, node]),
    );
    let pos = start;
    for (let item = parent._start; item !== null; item = item.right) {
      if (item.deleted) {
        this.#gone(item, this.#lineEnd ?? this.#nextLine(item, pos, shown), "\n");
        continue;
      }
      const type = typeIn(item);
      const node = shown.get(type);
      if (node === undefined) continue;
      const element = type as Line;
      const isOwn = isBranchClient(item.id.client);
      if (this.#shape.isLine(element)) {
        // Where the line begins is a letter as it were, so that a line that was cut in two is told from new words.
        if (isOwn) this.#add("\n", pos + 1, 0);
        else this.#keep();
        this.#readLine(element, pos + 1);
        this.#lineEnd = pos + node.nodeSize - 1;
      } else {
        if (!isOwn) this.#keep();
        this.#readChildren(element as Y.XmlElement, pos + 1);
      }
      pos += node.nodeSize;
    }
  }

  /** Where the next line begins behind something deleted: what stands at a position. */
  #nextLine(deleted: Y.Item, pos: number, shown: ReadonlyMap<unknown, unknown>): number {
    let item = deleted.right;
    while (item !== null && !shown.has(typeIn(item))) item = item.right;
    let element = item === null ? undefined : (typeIn(item) as Line);
    let at = pos;
    while (element instanceof Y.XmlElement && !this.#shape.isLine(element)) {
      at += 1;
      element = this.#shape.childrenOf(element)[0]?.element;
    }
    return at + 1;
  }

  #readLine(line: Line, start: number): void {
    if (line instanceof Y.XmlText) {
      this.#readText(line, start);
      return;
    }
    const sizes = new Map(
      this.#shape
        .segmentsOf(line)
        .map((segment) => [segment.text ?? (segment.element as unknown), segment.size]),
    );
    let pos = start;
    for (let item = line._start; item !== null; item = item.right) {
      if (item.deleted) {
        this.#gone(item, pos);
        continue;
      }
      const type = typeIn(item);
      const size = sizes.get(type);
      if (size === undefined) continue;
      if (type instanceof Y.XmlText) this.#readText(type, pos);
      else if (type instanceof Y.XmlElement) this.#readInLine(type, item, pos, size);
      pos += size;
    }
  }

  /** A line break, or a footnote with what is in it. */
  #readInLine(element: Y.XmlElement, item: Y.Item, pos: number, size: number): void {
    if (isBranchClient(item.id.client)) {
      this.#add(element.nodeName === "hardBreak" ? "\n" : noLetter, pos, size);
      return;
    }
    this.#keep();
    if (size === 1) return;
    this.#readLine(element, pos + 1);
    this.#keep();
  }

  #readText(text: Y.XmlText, start: number): void {
    let pos = start;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted) this.#gone(item, pos);
      else if (item.content instanceof Y.ContentString) {
        if (isBranchClient(item.id.client)) this.#add(item.content.str, pos, item.length);
        else this.#keep(item.content.str, pos);
        pos += item.length;
      }
    }
  }
}

/** The shared type that an item is; undefined where it is none, or deleted. */
function typeIn(item: Y.Item): unknown {
  return !item.deleted && item.content instanceof Y.ContentType ? item.content.type : undefined;
}
