import { deleteSelection } from "@tiptap/pm/commands";
import type { ResolvedPos } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";

const isFirst = ($pos: ResolvedPos) => $pos.pos - $pos.depth === $pos.before(1);
const isLast = ($pos: ResolvedPos) => $pos.pos + $pos.depth === $pos.after(1);

/**
 * The clauses, from one index up to but without another, of which a selection holds every word from the first to the last;
 * undefined if it holds less than one, or a part of one.
 */
export function wholeClauses({ doc, selection }: EditorState): readonly [number, number] | undefined {
  const { $from, $to, empty } = selection;
  if (empty) return undefined;
  const from = $from.depth === 0 ? $from.index(0) : isFirst($from) ? $from.index(0) : undefined;
  if (from === undefined || doc.childCount === 0) return undefined;
  if ($to.depth === 0) return [from, $to.index(0)];
  return isLast($to) ? [from, $to.index(0) + 1] : undefined;
}

/**
 * Deletes what is selected. Of clauses that are selected to their last word the first stays, without words, as one does
 * whose words alone were selected: its identity is there for what is written next.
 */
export const deleteSelected: Command = (state, dispatch, view) => {
  const whole = wholeClauses(state);
  if (whole === undefined) return deleteSelection(state, dispatch, view);
  const first = state.doc.child(whole[0]);
  let start = 0;
  for (let index = 0; index < whole[0]; index++) start += state.doc.child(index).nodeSize;
  let end = start;
  for (let index = whole[0]; index < whole[1]; index++) end += state.doc.child(index).nodeSize;
  const empty = first.type.create(
    first.attrs,
    first.isTextblock ? null : first.type.schema.node("paragraph"),
  );
  const tr = state.tr;
  if (whole[1] - whole[0] === 1 && first.childCount <= 1) return deleteSelection(state, dispatch, view);
  tr.delete(start + first.nodeSize, end);
  tr.delete(start + 1, start + first.nodeSize - 1);
  if (!first.isTextblock) tr.insert(start + 1, empty.content);
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)));
  dispatch?.(tr.scrollIntoView());
  return true;
};
