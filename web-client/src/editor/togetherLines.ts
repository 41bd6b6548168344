import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { textRoot } from "./extensions";
import { isFootnote } from "./footnotes/places";

/*
 * The lines of a draft as the game of those who write together sees them: a footnote is a line of its own, and its place in the text
 * is known by the signs around it.
 */

/** A place in a line, with the letters of the line before it. */
export interface LinePlace {
  readonly pos: number;
  readonly before: string;
}

/** A line of text, or a footnote. */
export interface GameLine {
  readonly node: Node;
  /** Where the node begins. */
  readonly pos: number;
  readonly isNote: boolean;
  readonly letters: string;
  readonly places: readonly LinePlace[];
}

function lineOf(node: Node, pos: number): GameLine {
  let [at, before] = [pos + 1, ""];
  const places: LinePlace[] = [{ pos: at, before }];
  node.forEach((child) => {
    if (!child.isText) {
      at += child.nodeSize;
      places.push({ pos: at, before });
    }
    for (const letter of child.text ?? "") {
      before += letter;
      at += letter.length;
      places.push({ pos: at, before });
    }
  });
  return { node, pos, isNote: isFootnote(node), letters: before, places };
}

/** All lines of a draft but its title, each footnote behind the line that it stands in. */
export function linesOf(doc: Node): GameLine[] {
  const lines: GameLine[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "title") return false;
    if (node.isTextblock || isFootnote(node)) lines.push(lineOf(node, pos));
    return true;
  });
  return lines;
}

/** The line around a position. */
export function lineAt(doc: Node, pos: number): GameLine | undefined {
  return linesOf(doc).find(({ places }) => places.some((place) => place.pos === pos));
}

/** Where letters of a line stand; undefined where a footnote stands between them. */
export function placeOfLetters({ places }: GameLine, index: number, length: number): number | undefined {
  const from = places.findLast(({ before }) => before.length === index)?.pos;
  const to = places.find(({ before }) => before.length === index + length)?.pos;
  return from !== undefined && to === from + length ? from : undefined;
}

/** The text of a draft, or of a part of it, with signs around footnotes. */
export function textOf(doc: Node, from = 0, to = doc.content.size): string {
  let text = "";
  let isFirst = true;
  const write = (node: Node, pos: number) => {
    if (pos >= to || pos + node.nodeSize <= from) return;
    if (node.isText) text += node.text?.slice(Math.max(0, from - pos), Math.max(0, to - pos)) ?? "";
    else if (node.isLeaf) text += "\n";
    else {
      if (node.isTextblock && !isFirst) text += "\n";
      if (node.isTextblock) isFirst = false;
      if (isFootnote(node)) text += "⟨";
      node.forEach((child, offset) => {
        write(child, pos + 1 + offset);
      });
      if (isFootnote(node) && pos + node.nodeSize <= to) text += "⟩";
    }
  };
  doc.forEach((clause, pos) => {
    write(clause, pos);
  });
  return text;
}

/** Makes footnotes of what stands between their signs in a draft. */
export function withFootnotes(doc: Y.Doc): void {
  for (const paragraph of doc.getXmlFragment(textRoot).querySelectorAll("paragraph")) {
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (!(paragraph instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) continue;
    const parts = String(text.toJSON()).split(/(⟨[^⟩]*⟩)/);
    if (parts.length === 1) continue;
    paragraph.delete(0, 1);
    paragraph.insert(
      0,
      parts.map((part) => {
        if (!part.startsWith("⟨")) return new Y.XmlText(part);
        const note = new Y.XmlElement("footnote");
        note.insert(0, [new Y.XmlText(part.slice(1, -1))]);
        return note;
      }),
    );
  }
}
