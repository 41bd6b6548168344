import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { type Command, TextSelection, type Transaction } from "@tiptap/pm/state";
import { isLine, isSubparagraph, type Located, lastTextblock } from "./tree";

/** The last line of text before a position that stands between nodes. */
function textblockBefore($gap: ResolvedPos): Located | undefined {
  const before = $gap.nodeBefore;
  if (before !== null) return lastTextblock(before, $gap.pos - before.nodeSize);
  return $gap.depth === 0 ? undefined : textblockBefore($gap.doc.resolve($gap.before()));
}

function childrenAfter(node: Node, index: number): Node[] {
  const found: Node[] = [];
  for (let next = index + 1; next < node.childCount; next++) found.push(node.child(next));
  return found;
}

/** Whether a clause or sub-paragraph holds one line at most, and nothing in it. */
function isEmptyItem(node: Node): boolean {
  return node.childCount <= 1 && node.textContent === "" && (node.firstChild?.content.size ?? 0) === 0;
}

/**
 * Puts the words of a line at the end of the line before it. Where the line opened a clause or a
 * sub-paragraph, that one ends, and what else was in it goes on in the one before.
 */
function joinLines(tr: Transaction, $line: ResolvedPos, before: Located): boolean {
  const line = $line.parent;
  const end = before.pos + 1 + before.node.content.size;
  const opens = $line.depth > 1 && $line.index(-1) === 0;
  const item: Located = opens
    ? { node: $line.node(-1), pos: $line.before(-1) }
    : { node: line, pos: $line.before() };
  const rest = opens ? childrenAfter(item.node, 0) : [];
  const previous = tr.doc.resolve(item.pos).nodeBefore;
  if (previous !== null && rest.length > 0 && previous.isTextblock && !isSubparagraph(item.node))
    return false;

  tr.delete(item.pos, item.pos + item.node.nodeSize);
  if (rest.length > 0) {
    // After a clause or sub-paragraph the rest goes on inside it; after a plain paragraph, beside it.
    const inside = previous !== null && !previous.isTextblock;
    tr.insert(inside ? item.pos - 1 : item.pos, Fragment.from(rest));
  }
  if (line.content.size > 0) tr.insert(end, line.content);
  tr.setSelection(TextSelection.create(tr.doc, end));
  return true;
}

/** Joins the line around `$line` with the one before it; false if there is none, or they do not fit together. */
function joinBack(tr: Transaction, $line: ResolvedPos): boolean {
  const before = textblockBefore(tr.doc.resolve($line.before()));
  if (before === undefined) return false;
  const $before = tr.doc.resolve(before.pos);
  const previous = $before.depth === 0 ? before : { node: $before.node(1), pos: $before.before(1) };
  const acrossClauses = previous.pos !== $line.before(1);
  // An empty clause before gives way, so that the one with words keeps its id.
  if (
    acrossClauses &&
    (isLine(previous.node) ? previous.node.content.size === 0 : isEmptyItem(previous.node))
  ) {
    tr.delete(previous.pos, previous.pos + previous.node.nodeSize);
    return true;
  }
  return joinLines(tr, $line, before);
}

/** Backspace at the start of a line. In the first line of all it does nothing. */
export const joinBackward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset > 0) return false;
  const tr = state.tr;
  if (joinBack(tr, $from)) dispatch?.(tr.scrollIntoView());
  return true;
};

/** Delete at the end of a line: the next one is joined to it. */
export const joinForward: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return false;
  let next: number | undefined;
  state.doc.nodesBetween($from.after(), state.doc.content.size, (node, pos) => {
    if (next === undefined && node.isTextblock && pos >= $from.after()) next = pos + 1;
    return next === undefined;
  });
  if (next === undefined) return true;
  const tr = state.tr;
  if (joinBack(tr, tr.doc.resolve(next))) dispatch?.(tr.scrollIntoView());
  return true;
};
