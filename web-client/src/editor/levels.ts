import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { type Command, type Selection, TextSelection } from "@tiptap/pm/state";
import { isFootnote } from "./footnotes/places";
import { deepestSubparagraph } from "./nodes";
import { isCell } from "./tables/places";
import { height, isLine, isSubparagraph } from "./tree";

/** The depth of the sub-paragraph or clause that both ends of a selection are directly in, or undefined. */
function itemDepth($from: ResolvedPos, $to: ResolvedPos): number | undefined {
  // A footnote is in the line, and the line in the item.
  const depth = $from.depth - (isFootnote($from.parent) ? 2 : 1);
  if (depth < 1 || $to.depth < 2) return undefined;
  return depth < $to.depth && $from.before(depth) === $to.before(depth) ? depth : undefined;
}

/** Moves a cursor along with the words that it stands in: both are given relative to their item's start. */
function selectionAt(doc: Node, itemPos: number, anchor: number, head: number): Selection {
  return TextSelection.between(doc.resolve(itemPos + anchor), doc.resolve(itemPos + head));
}

/** Whether a node may become a sub-paragraph at the end of the one before it. `level` is the node's own. */
function mayFollowInto(previous: Node | null, item: Node, level: number): boolean {
  if (previous === null) return false;
  const deepest = level + height(item) + (level === 0 ? 1 : 0);
  if (level > 0) return isSubparagraph(previous) && deepest <= deepestSubparagraph;
  return previous.type === item.type && !isLine(item) && deepest <= deepestSubparagraph;
}

/**
 * Tab. Makes a sub-paragraph part of the one before it; makes a clause the last sub-paragraph of the clause
 * before it, if that is of the same kind. The clause's own id ends there.
 */
export const indent: Command = (state, dispatch) => {
  const { $from, $to, anchor, head } = state.selection;
  const depth = itemDepth($from, $to);
  if (depth === undefined || isCell($from.node(depth))) return false;
  const item = $from.node(depth);
  const pos = $from.before(depth);
  const previous = state.doc.resolve(pos).nodeBefore;
  if (previous === null || !mayFollowInto(previous, item, depth - 1)) return false;
  if (dispatch === undefined) return true;
  const moved = state.schema.node("subparagraph", null, item.content);
  const tr = state.tr.delete(pos, pos + item.nodeSize).insert(pos - 1, moved);
  tr.setSelection(selectionAt(tr.doc, pos - 1, anchor - pos, head - pos));
  dispatch(tr.scrollIntoView());
  return true;
};

/**
 * Shift-Tab. Moves a sub-paragraph out of the one around it; one of the first level becomes a clause of the
 * same kind. What followed it inside stays after it, as its own sub-paragraphs.
 */
export const outdent: Command = (state, dispatch) => {
  const { $from, $to, anchor, head } = state.selection;
  const depth = itemDepth($from, $to);
  if (depth === undefined || depth < 2 || isCell($from.node(depth))) return false;
  if (dispatch === undefined) return true;
  const item = $from.node(depth);
  const around = $from.node(depth - 1);
  const pos = $from.before(depth);
  const index = $from.index(depth - 1);
  const following: Node[] = [];
  for (let next = index + 1; next < around.childCount; next++) following.push(around.child(next));
  const content = item.content.append(Fragment.from(following));
  const moved = depth === 2 ? around.type.create({ id: null }, content) : item.type.create(null, content);
  const tr = state.tr.delete(pos, $from.end(depth - 1));
  const target = pos + 1;
  tr.insert(target, moved);
  tr.setSelection(selectionAt(tr.doc, target, anchor - pos, head - pos));
  dispatch(tr.scrollIntoView());
  return true;
};
