import { deleteSelection } from "@tiptap/pm/commands";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";

/** Where the clause with an index begins; for the number of clauses, where the last one ends. */
export function startOf(doc: Node, index: number): number {
  let start = 0;
  for (let each = 0; each < index; each++) start += doc.child(each).nodeSize;
  return start;
}

const isFirst = ($pos: ResolvedPos) => $pos.depth > 0 && $pos.pos - $pos.depth === $pos.before(1);
const isLast = ($pos: ResolvedPos) => $pos.depth > 0 && $pos.pos + $pos.depth === $pos.after(1);

/**
 * The clauses, from one index up to but without another, of which a selection holds every word from the first to the last;
 * undefined if it holds less than one, or a part of one.
 */
export function wholeClauses({ selection }: EditorState): readonly [number, number] | undefined {
  const { $from, $to, empty } = selection;
  if (empty || ($from.depth > 0 && !isFirst($from)) || ($to.depth > 0 && !isLast($to))) return undefined;
  const end = $to.depth === 0 ? $to.index(0) : $to.index(0) + 1;
  return end > $from.index(0) ? [$from.index(0), end] : undefined;
}

/**
 * Deletes what is selected. Of several clauses that are selected to their last word the first stays, without words, as a
 * single one does: its identity is there for what is written next.
 */
export const deleteSelected: Command = (state, dispatch, view) => {
  const [from, to] = wholeClauses(state) ?? [0, 0];
  if (to - from < 2) return deleteSelection(state, dispatch, view);
  const first = state.doc.child(from);
  const start = startOf(state.doc, from);
  const words = first.isTextblock ? [] : [state.schema.node("paragraph")];
  const tr = state.tr;
  tr.delete(start + first.nodeSize, startOf(state.doc, to));
  tr.replaceWith(start + 1, start + first.nodeSize - 1, words);
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)));
  dispatch?.(tr.scrollIntoView());
  return true;
};
