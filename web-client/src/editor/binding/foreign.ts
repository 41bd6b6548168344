import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { lineAround } from "./places";
import type { Line, Shape } from "./shape";

/** A stretch of a document of the editor. */
export type Stretch = readonly [from: number, to: number];

/** The stretches of a shared text that somebody else wrote, in what is shown of it. */
function foreignIn(text: Y.XmlText, own: number, start: number): Stretch[] {
  const found: [number, number][] = [];
  let pos = start;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const end = pos + item.length;
    const last = found.at(-1);
    if (item.id.client !== own) {
      if (last?.[1] === pos) last[1] = end;
      else found.push([pos, end]);
    }
    pos = end;
  }
  return found;
}

/** The same in a line, with what stands in footnotes of it. */
function foreignInLine(shape: Shape, line: Line, own: number, start: number): Stretch[] {
  let pos = start;
  return shape.segmentsOf(line).flatMap((segment) => {
    const at = pos;
    pos += segment.size;
    if (segment.text !== undefined) return foreignIn(segment.text, own, at);
    return segment.isLine ? foreignInLine(shape, segment.element, own, at + 1) : [];
  });
}

/** The letters of a document that others wrote, between two positions. The document is in step with the shared text. */
export function foreignLetters(shape: Shape, doc: Node, from: number, to: number, own: number): Stretch[] {
  const found: Stretch[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const start = pos + 1;
    const line = lineAround(shape, doc, start);
    if (line !== undefined) found.push(...foreignInLine(shape, line, own, start));
    return false;
  });
  return found
    .map(([start, end]): Stretch => [Math.max(start, from), Math.min(end, to)])
    .filter(([start, end]) => start < end);
}
