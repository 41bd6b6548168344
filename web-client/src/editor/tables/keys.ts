import { Extension } from "@tiptap/core";
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { textblockBefore } from "../joining";
import type { Located } from "../tree";
import { deleteTable } from "./commands";
import { cellAround, crossesCells } from "./places";

/** Takes the words of a selection that reaches from a cell into something else out of each line; the cells stay. */
function withoutSelectedWords(state: EditorState): Transaction {
  const { from, to } = state.selection;
  const { tr } = state;
  const lines: (readonly [number, number])[] = [];
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) {
      const start = Math.max(from, pos + 1);
      lines.push([start, Math.max(start, Math.min(to, pos + 1 + node.content.size))]);
    }
    return !node.isTextblock;
  });
  for (const [start, end] of lines.reverse()) if (end > start) tr.delete(start, end);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(from)));
}

/** Deletes the words of a selection that reaches out of a cell. */
export const deleteAcrossCells: Command = (state, dispatch) => {
  if (!crossesCells(state)) return false;
  dispatch?.(withoutSelectedWords(state).scrollIntoView());
  return true;
};

/** Enter in a cell: another paragraph of it. */
export const splitInCell: Command = (state, dispatch) => {
  if (crossesCells(state)) return deleteAcrossCells(state, dispatch);
  if (cellAround(state.selection.$from) === undefined) return false;
  const tr = state.tr.deleteSelection();
  dispatch?.(tr.split(tr.selection.from).scrollIntoView());
  return true;
};

/** The line after the one of the caret. */
function textblockAfter(state: EditorState): Located | undefined {
  let next: Located | undefined;
  const end = state.selection.$from.after();
  state.doc.nodesBetween(end, state.doc.content.size, (node, pos) => {
    if (next === undefined && node.isTextblock && pos >= end) next = { node, pos };
    return next === undefined;
  });
  return next;
}

/**
 * Backspace at the start of a line, and Delete at its end, where that line or the next one stands in a table: nothing is joined from
 * one cell to another, nor across the edge of a table. In a table without a word, Backspace deletes the table. A line without words
 * beside a table goes.
 */
export const pressAtCell =
  (key: "Backspace" | "Delete"): Command =>
  (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    const back = key === "Backspace";
    const edge = back ? 0 : $from.parent.content.size;
    if (!empty || !$from.parent.isTextblock || $from.parentOffset !== edge) return false;
    const other = back ? textblockBefore(state.doc.resolve($from.before())) : textblockAfter(state);
    const here = cellAround($from);
    const there = other && cellAround(state.doc.resolve(other.pos + 1));
    if (here?.cell.pos === there?.cell.pos) return false;
    if (back && here !== undefined && here.table.node.textContent === "")
      return deleteTable(state, dispatch, view);
    if (here === undefined && other !== undefined && $from.depth > 1 && isSpare(state)) {
      const tr = state.tr.delete($from.before(), $from.after());
      const end = back ? other.pos + 1 + other.node.content.size : tr.mapping.map(other.pos + 1);
      dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
      return true;
    }
    if (here === undefined && other !== undefined) {
      const end = other.pos + 1 + (back ? other.node.content.size : 0);
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, end)).scrollIntoView());
    }
    return true;
  };

/** Whether the line of the caret has no words, and does not open its clause or sub-paragraph. */
function isSpare({ selection: { $from } }: EditorState): boolean {
  return $from.parent.content.size === 0 && $from.index(-1) > 0;
}

/** Words that are typed over a selection that reaches out of a cell take the place of its words, and join no cells. */
export const TypingInTables = Extension.create({
  name: "typingInTables",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("typingInTables"),
      props: {
        handleTextInput: (view, _from, _to, text) => {
          if (!crossesCells(view.state)) return false;
          const tr = withoutSelectedWords(view.state);
          view.dispatch(tr.insertText(text).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});
