import { Extension } from "@tiptap/core";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { asWords, withoutMarksOfFootnotes } from "./clipboard/footnotes";
import { footnoteAround } from "./footnotes/places";
import { clauseAround, isLine } from "./tree";

const isNamed = (name: string) => (node: Node) => node.type.name === name;

/**
 * Several loose paragraphs that are pasted into the first line of a clause become clauses of its kind, as
 * if Enter had been pressed between them. A list stays a list, its first item too.
 */
function inForm(slice: Slice, view: EditorView): Slice {
  const { $from } = view.state.selection;
  const clause = clauseAround($from);
  const nodes = slice.content.content;
  if (clause === undefined || isLine(clause.node) || nodes.length < 2) return slice;
  if (nodes.every(isNamed("subparagraph"))) return new Slice(slice.content, 0, 0);
  if ($from.depth !== 2 || !nodes.every(isNamed("paragraph"))) return slice;
  const clauses = nodes.map((node) => clause.node.type.create({ id: null }, node));
  return new Slice(Fragment.from(clauses), slice.openStart + 1, slice.openEnd + 1);
}

/** In a footnote, words and line breaks alone are put. */
function transformPasted(pasted: Slice, view: EditorView): Slice {
  const slice = withoutMarksOfFootnotes(pasted);
  if (footnoteAround(view.state.selection.$from) === undefined) return inForm(slice, view);
  return new Slice(asWords(slice.content, view.state.schema), 0, 0);
}

/** What happens to pasted content before it enters the document. */
export const Pasting = Extension.create({
  name: "pasting",
  addProseMirrorPlugins: () => [new Plugin({ key: new PluginKey("pasting"), props: { transformPasted } })],
});
