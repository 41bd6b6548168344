import { Fragment, type Mark, type Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { insertBehind } from "./inserting";
import { unitAt } from "./places";
import { type ElementSegment, type Line, type Segment, type Shape, sizeOf, type TextSegment } from "./shape";
import { changesBesides, type Doings, keptLines, type LineChange } from "./stretches";

type Attributes = Record<string, Record<string, unknown> | null>;

function attributesOf(marks: readonly Mark[]): Attributes {
  return Object.fromEntries(marks.map((mark) => [mark.type.name, { ...mark.attrs }]));
}

/** What turns some marks into others. */
function turnedMarks(from: readonly Mark[], to: readonly Mark[]): Attributes {
  const gone = from.filter((mark) => !mark.isInSet(to)).map((mark) => [mark.type.name, null] as const);
  return { ...Object.fromEntries(gone), ...attributesOf(to.filter((mark) => !mark.isInSet(from))) };
}

/** A new element for what is no text in a line: a line break, or a footnote with what it holds. */
function elementInLine(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  if (node.content.size > 0) element.insert(0, newLineContent(node.content));
  return element;
}

/** Puts nodes of a line into a new text or several, for an element that holds nothing yet. */
export function newLineContent(nodes: Fragment): (Y.XmlText | Y.XmlElement)[] {
  const content: (Y.XmlText | Y.XmlElement)[] = [];
  let delta: { insert: string; attributes: Attributes }[] = [];
  const close = () => {
    if (delta.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(delta);
    content.push(text);
    delta = [];
  };
  nodes.forEach((node) => {
    if (node.isText) delta.push({ insert: node.text ?? "", attributes: attributesOf(node.marks) });
    else {
      close();
      content.push(elementInLine(node));
    }
  });
  close();
  return content;
}

/** Writes a changed line into its element: the letters that came and went, where they did, and nothing else. */
export class LineWriter {
  readonly #shape: Shape;
  readonly #line: Line;

  /** @param line one that can hold what is to be written: a text alone holds nothing but letters */
  constructor(shape: Shape, line: Line) {
    this.#shape = shape;
    this.#line = line;
  }

  /** The element around texts, line breaks and footnotes, for what is no text. */
  get #element(): Y.XmlElement {
    if (this.#line instanceof Y.XmlText)
      throw new Error("expected an element for a line break or a footnote, got a text alone");
    return this.#line;
  }

  write(line: LineChange, doings: Doings): void {
    const kept = keptLines(line, doings.mapping);
    const lines = this.#segments.filter((segment) => segment.text === undefined && segment.isLine);
    for (const { from, to, newFrom, newTo } of changesBesides(kept, line, doings.changes).reverse()) {
      this.#delete(from, to);
      this.#insert(from, line.after.content.cut(newFrom, newTo));
    }
    for (const { index, from, before, newFrom, after } of kept) {
      const element = (lines[index] as ElementSegment | undefined)?.element;
      if (element === undefined) throw new Error("expected a footnote in the shared text");
      if (before === after) continue;
      const inner = { before, start: line.start + from + 1, after, newStart: line.newStart + newFrom + 1 };
      new LineWriter(this.#shape, element).write(inner, doings);
    }
    this.#mark(line.after);
  }

  get #segments(): Segment[] {
    return this.#shape.segmentsOf(this.#line);
  }

  #delete(from: number, to: number): void {
    let end = sizeOf(this.#segments);
    for (const segment of this.#segments.reverse()) {
      const start = end - segment.size;
      const [first, last] = [Math.max(from, start) - start, Math.min(to, end) - start];
      end = start;
      if (first >= last) continue;
      if (segment.text === undefined) this.#element.delete(segment.at, 1);
      else {
        const unit = unitAt(segment.pieces, first);
        segment.text.delete(unit, unitAt(segment.pieces, last - 1) + 1 - unit);
      }
    }
  }

  #insert(offset: number, nodes: Fragment): void {
    let at = offset;
    nodes.forEach((node) => {
      if (node.isText) this.#insertWords(at, node.text ?? "", node.marks);
      else this.#insertElement(at, node);
      at += node.nodeSize;
    });
  }

  /** The shared text that words at an offset go into: the one that the letter before is in, before others. */
  #insertWords(offset: number, words: string, marks: readonly Mark[]): void {
    let start = 0;
    let place = 0;
    let found: { readonly text: Y.XmlText; readonly unit: number } | undefined;
    for (const segment of this.#segments) {
      const end = start + segment.size;
      if (start > offset || (start === offset && found !== undefined)) break;
      if (end < offset || segment.text === undefined) {
        if (end <= offset) [place, found] = [segment.at + 1, undefined];
      } else {
        const inside = offset - start;
        const unit = inside === 0 ? 0 : unitAt(segment.pieces, inside - 1) + 1;
        found = { text: segment.text, unit };
      }
      start = end;
    }
    if (found !== undefined) {
      insertBehind(found.text, found.unit, words, attributesOf(marks));
      return;
    }
    const text = new Y.XmlText();
    text.insert(0, words, attributesOf(marks));
    this.#element.insert(place, [text]);
  }

  /** A text around the place is cut in two: what stands behind the place is written anew behind the node. */
  #insertElement(offset: number, node: Node): void {
    let start = 0;
    let place = 0;
    let tail: Y.XmlText[] = [];
    for (const segment of this.#segments) {
      const inside = offset - start;
      if (inside <= 0) break;
      place = segment.at + 1;
      if (segment.text !== undefined && inside < segment.size) tail = this.#cut(segment, inside);
      start += segment.size;
    }
    this.#element.insert(place, [elementInLine(node), ...tail]);
  }

  #cut(segment: TextSegment, offset: number): Y.XmlText[] {
    const behind: Node[] = [];
    let start = 0;
    for (const { words, marks } of segment.pieces) {
      const rest = words.slice(Math.max(0, offset - start));
      if (rest !== "" && start + words.length > offset) behind.push(this.#shape.schema.text(rest, marks));
      start += words.length;
    }
    const unit = unitAt(segment.pieces, offset);
    segment.text.delete(unit, segment.text.length - unit);
    return newLineContent(Fragment.fromArray(behind)) as Y.XmlText[];
  }

  /** Gives letters the marks that they have in the editor. */
  #mark(after: Node): void {
    let start = 0;
    for (const segment of this.#segments) {
      if (segment.text !== undefined) {
        let offset = start;
        for (const { words, marks, at } of segment.pieces) {
          this.#markPiece(segment.text, at, marks, after.content.cut(offset, offset + words.length));
          offset += words.length;
        }
      }
      start += segment.size;
    }
  }

  #markPiece(text: Y.XmlText, at: number, marks: readonly Mark[], nodes: Fragment): void {
    let unit = at;
    nodes.forEach((node) => {
      const turned = turnedMarks(marks, node.marks);
      if (Object.keys(turned).length > 0) text.format(unit, node.nodeSize, turned);
      unit += node.nodeSize;
    });
  }
}
