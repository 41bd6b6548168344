import { Extension } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { clauseAround, isLine } from "./tree";

/**
 * Several loose paragraphs that are pasted into the first line of a clause become clauses of its kind, as
 * if Enter had been pressed between them.
 */
function asClauses(slice: Slice, view: EditorView): Slice {
  const { $from } = view.state.selection;
  const clause = clauseAround($from);
  if (clause === undefined || isLine(clause.node) || $from.depth !== 2 || slice.content.childCount < 2)
    return slice;
  const wrapped = [];
  for (const node of slice.content.content) {
    if (node.type.name !== "paragraph") return slice;
    wrapped.push(clause.node.type.create({ id: null }, node));
  }
  return new Slice(Fragment.from(wrapped), slice.openStart + 1, slice.openEnd + 1);
}

/** What happens to pasted content before it enters the document. */
export const Pasting = Extension.create({
  name: "pasting",
  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey("pasting"), props: { transformPasted: asClauses } }),
  ],
});
