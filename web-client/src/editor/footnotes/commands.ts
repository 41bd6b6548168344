import type { ResolvedPos } from "@tiptap/pm/model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { cue } from "../cues";
import { mostFootnotes } from "./node";
import { countFootnotes, crossesFootnotes, footnoteAround, isFootnote } from "./places";

function caretTo(state: EditorState, pos: number): Transaction {
  return state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView();
}

/** Says that a draft has as many footnotes as it may have. */
export function footnotesFull(state: EditorState): Transaction {
  return cue(state.tr, { kind: "footnotesFull" });
}

/**
 * Puts a footnote behind what is selected, and the caret into it. There are no footnotes in footnotes. A draft that has as many as
 * it may have says so.
 */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!$to.parent.isTextblock) return false;
  if (dispatch === undefined) return true;
  if (countFootnotes(state.doc) >= mostFootnotes) {
    dispatch(footnotesFull(state));
    return true;
  }
  const tr = state.tr.insert($to.pos, state.schema.node("footnote"));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView());
  return true;
};

/** Goes from a footnote to behind its mark. */
export const leaveFootnote: Command = (state, dispatch) => {
  const { $head } = state.selection;
  if (footnoteAround($head) === undefined) return false;
  dispatch?.(caretTo(state, $head.after()));
  return true;
};

/** Where the browser's own caret is: the editor hears of it a moment after an arrow has moved it. */
function caretOf({ selection, doc }: EditorState, view: EditorView | undefined): ResolvedPos {
  const shown = view?.dom.ownerDocument.getSelection();
  const { focusNode = null, focusOffset = 0, isCollapsed = false } = shown ?? {};
  if (view === undefined || focusNode === null || !isCollapsed || !view.dom.contains(focusNode))
    return selection.$head;
  const pos = view.posAtDOM(focusNode, focusOffset);
  return pos < 0 || pos > doc.content.size ? selection.$head : doc.resolve(pos);
}

/** An arrow at the edge of a footnote: out of it, or in. */
export const stepOverEdge =
  (side: 1 | -1): Command =>
  (state, dispatch, view) => {
    const { empty } = state.selection;
    const $head = caretOf(state, view);
    const note = footnoteAround($head);
    if (!empty) return false;
    const edge = side > 0 ? $head.parent.content.size : 0;
    const isOut = note !== undefined && $head.parentOffset === edge;
    const isIn = note === undefined && isFootnote(side > 0 ? $head.nodeAfter : $head.nodeBefore);
    if (!isOut && !isIn) return false;
    dispatch?.(caretTo(state, $head.pos + side));
    return true;
  };

/** Takes what is selected out of each footnote at its edges, and out of the text between them: no half of one is left over. */
function withoutSelection(state: EditorState): Transaction {
  const { $from, $to } = state.selection;
  const { tr } = state;
  const [first, last] = [footnoteAround($from), footnoteAround($to)];
  if (last !== undefined) tr.delete(last.pos + 1, $to.pos);
  const start = first === undefined ? $from.pos : $from.after();
  const end = last?.pos ?? $to.pos;
  if (start < end) tr.delete(start, end);
  if (first !== undefined) tr.delete($from.pos, $from.end());
  return tr.setSelection(TextSelection.create(tr.doc, $from.pos));
}

/** Deletes what is selected where that reaches out of a footnote. */
export const deleteAcrossFootnotes: Command = (state, dispatch) => {
  if (!crossesFootnotes(state)) return false;
  dispatch?.(withoutSelection(state).scrollIntoView());
  return true;
};

/** The text that takes the place of a selection that reaches out of a footnote. */
export function typedAcross(state: EditorState, text: string): Transaction {
  return withoutSelection(state).insertText(text).scrollIntoView();
}

/** Enter in a footnote: a line break. */
export const breakInFootnote: Command = (state, dispatch) => {
  if (crossesFootnotes(state)) return deleteAcrossFootnotes(state, dispatch);
  if (footnoteAround(state.selection.$from) === undefined) return false;
  dispatch?.(state.tr.replaceSelectionWith(state.schema.node("hardBreak")).scrollIntoView());
  return true;
};

/**
 * Backspace right behind a footnote, and Delete right before it: the first press selects it, and the second one deletes. In a
 * footnote they take nothing beyond its edges; one without words goes.
 */
export const pressAtFootnote =
  (key: "Backspace" | "Delete"): Command =>
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty) return false;
    const back = key === "Backspace";
    const note = footnoteAround($from);
    if (note === undefined) {
      const next = back ? $from.nodeBefore : $from.nodeAfter;
      if (next === null || !isFootnote(next)) return false;
      const pos = back ? $from.pos - next.nodeSize : $from.pos;
      dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView());
      return true;
    }
    if (note.node.content.size === 0) {
      const tr = state.tr.delete(note.pos, note.pos + note.node.nodeSize);
      dispatch?.(tr.setSelection(TextSelection.create(tr.doc, note.pos)).scrollIntoView());
      return true;
    }
    return $from.parentOffset === (back ? 0 : note.node.content.size);
  };
