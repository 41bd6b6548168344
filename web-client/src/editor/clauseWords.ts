import type { Node } from "@tiptap/pm/model";
import type { ClauseId } from "../model/ids";
import { edgesOf } from "./brackets/placing";
import { idOf } from "./clauses";
import { isFootnote } from "./footnotes/places";

/** The letters between two places, without those of footnotes that lie between them. */
export function wordsBetween(doc: Node, from: number, to: number): string {
  let words = "";
  let last: Node | undefined;
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (isFootnote(node)) return pos < from && pos + node.nodeSize > to;
    if (node.isText || node.type.name === "hardBreak") {
      const isNewLine = node.type.name === "hardBreak" || (last !== undefined && parent !== last);
      if (isNewLine) words += "\n";
      if (node.isText) words += (node.text ?? "").slice(Math.max(0, from - pos), to - pos);
      last = parent ?? undefined;
    }
    return true;
  });
  return words;
}

/** Where the words of each clause begin. */
export function clauseStarts(doc: Node): ReadonlyMap<ClauseId, number> {
  const starts = new Map<ClauseId, number>();
  doc.forEach((clause, pos) => {
    const id = idOf(clause);
    if (id !== undefined && !starts.has(id)) starts.set(id, edgesOf(clause, pos)?.from ?? pos + 1);
  });
  return starts;
}
