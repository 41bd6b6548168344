import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { Located } from "../tree";

export const isFootnote = (node: Node | null | undefined): boolean => node?.type.name === "footnote";

/** The footnote around a position; undefined outside of any. */
export function footnoteAround($pos: ResolvedPos): Located | undefined {
  return isFootnote($pos.parent) ? { node: $pos.parent, pos: $pos.before() } : undefined;
}

/** Whether a selection reaches from a footnote into something else. */
export function crossesFootnotes({ selection }: EditorState): boolean {
  if (selection.empty) return false;
  return footnoteAround(selection.$from)?.pos !== footnoteAround(selection.$to)?.pos;
}

/** How many footnotes a document, or a part of it, has. */
export function countFootnotes(doc: Node): number {
  let count = 0;
  doc.descendants((node) => {
    if (isFootnote(node)) count += 1;
    return !isFootnote(node);
  });
  return count;
}
