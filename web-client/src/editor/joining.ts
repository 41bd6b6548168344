import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { type Command, EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceAroundStep } from "@tiptap/pm/transform";
import type { ClauseKind } from "../model/clause";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";
import { wordsOfLine } from "./footnotes/words";
import { seamBetween } from "./seam";
import { isSubparagraph, kindOf, type Located, lastTextblock } from "./tree";

/** A clause, or a sub-paragraph in it, on one side of a boundary. */
export interface Side {
  readonly clause: ClauseId | undefined;
  readonly kind: ClauseKind;
  readonly isSubparagraph: boolean;
}

/** What stands between two lines that are to be joined: the end of one item, and the beginning of another. */
export interface Boundary {
  readonly key: "Backspace" | "Delete";
  /** What goes on with the words of the other. */
  readonly into: Side;
  /** What ends. */
  readonly from: Side;
  /** Whether they can be joined: a line takes no sub-paragraphs. */
  readonly fits: boolean;
}

/** A boundary that somebody is to see before it goes, with the nodes on both sides of it. */
export interface Found {
  readonly boundary: Boundary;
  readonly into: Located;
  readonly from: Located;
}

/** Whether the words on both sides of a position were one word before they were split. */
export type IsGlued = (lineStart: number) => boolean;

const nothingGlued: IsGlued = () => false;

/** The last line of text before a position that stands between nodes. */
export function textblockBefore($gap: ResolvedPos): Located | undefined {
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

/** Whether a line is the first of a clause of several lines, or of a sub-paragraph. */
function opensItem($line: ResolvedPos): boolean {
  return $line.depth > 1 && $line.index(-1) === 0;
}

/** What ends when a line is joined to the one before it: the item that it opens, or the line alone. */
function itemOf($line: ResolvedPos): Located {
  return opensItem($line)
    ? { node: $line.node(-1), pos: $line.before(-1) }
    : { node: $line.parent, pos: $line.before() };
}

/** Whether the nodes that end behind one position are of the kinds of those that begin before another, other clauses apart. */
function areAlike($end: ResolvedPos, $start: ResolvedPos, shared: number): boolean {
  if ($end.depth !== $start.depth) return false;
  for (let depth = Math.max(shared + 1, 2); depth <= $end.depth; depth++)
    if ($end.node(depth).type !== $start.node(depth).type) return false;
  return true;
}

/**
 * Takes away what stands between the end of a line and another that opens an item, and no words; false where more than these
 * words is in the item, and it is not as deep. Undo brings back the boundary alone: what stands behind it then goes with it,
 * whoever wrote that.
 */
function dropBoundary(tr: Transaction, end: number, $line: ResolvedPos, item: Located): boolean {
  const [$end, start] = [tr.doc.resolve(end), $line.start()];
  const shared = $end.sharedDepth(start);
  const ends = $end.depth - shared;
  if (areAlike($end, $line, shared) && start - end === 2 * ends) {
    tr.join(end + ends, ends);
    return true;
  }
  const itemEnd = item.pos + item.node.nodeSize;
  if (itemEnd - $line.end() !== $line.depth - tr.doc.resolve(item.pos).depth) return false;
  const closing = tr.doc.slice(end, item.pos);
  const moving = new ReplaceAroundStep(end, itemEnd, start, $line.end(), closing, 0, true);
  return tr.maybeStep(moving).failed === null;
}

/**
 * Puts the words of a line at the end of the line before it. Where the line opened a clause or a
 * sub-paragraph, that one ends, and what else was in it goes on in the one before.
 */
function joinLines(tr: Transaction, $line: ResolvedPos, before: Located, isGlued: IsGlued): boolean {
  const line = $line.parent;
  const end = before.pos + 1 + before.node.content.size;
  const opens = opensItem($line);
  const item = itemOf($line);
  const seam = isGlued($line.start()) ? "" : seamBetween(wordsOfLine(before.node), wordsOfLine(line));
  const rest = opens ? childrenAfter(item.node, 0) : [];
  const previous = tr.doc.resolve(item.pos).nodeBefore;
  if (previous !== null && rest.length > 0 && previous.isTextblock && !isSubparagraph(item.node))
    return false;

  if (!dropBoundary(tr, end, $line, item)) {
    tr.delete(item.pos, item.pos + item.node.nodeSize);
    if (rest.length > 0) {
      // After a clause or sub-paragraph the rest goes on inside it; after a plain paragraph, beside it.
      const inside = previous !== null && !previous.isTextblock;
      tr.insert(inside ? item.pos - 1 : item.pos, Fragment.from(rest));
    }
    if (line.content.size > 0) tr.insert(end, line.content);
  }
  if (seam !== "") tr.insert(end, tr.doc.type.schema.text(seam));
  tr.setSelection(TextSelection.create(tr.doc, end + seam.length));
  return true;
}

/** The clause before the one of a line, if that is another one than the line before it is in. */
function clauseBefore(before: Located, $line: ResolvedPos): Located | undefined {
  const $before = $line.doc.resolve(before.pos);
  const previous = $before.depth === 0 ? before : { node: $before.node(1), pos: $before.before(1) };
  return previous.pos === $line.before(1) ? undefined : previous;
}

const isEmpty = (node: Node) => (node.isTextblock ? node.content.size === 0 : isEmptyItem(node));

/** Joins the line around `$line` with the one before it; false if there is none, or they do not fit together. */
function joinBack(tr: Transaction, $line: ResolvedPos, isGlued: IsGlued): boolean {
  const before = textblockBefore(tr.doc.resolve($line.before()));
  if (before === undefined) return false;
  const previous = clauseBefore(before, $line);
  // An empty clause before gives way, so that the one with words keeps its id.
  if (previous !== undefined && isEmpty(previous.node)) {
    tr.delete(previous.pos, previous.pos + previous.node.nodeSize);
    return true;
  }
  return joinLines(tr, $line, before, isGlued);
}

function sideOf(item: Located, doc: Node): Side {
  const $item = doc.resolve(item.pos);
  const clause = $item.depth === 0 ? item.node : $item.node(1);
  return { clause: idOf(clause), kind: kindOf(clause), isSubparagraph: $item.depth > 0 };
}

/**
 * The boundary of two clauses, or of a sub-paragraph and what is before it, that goes when a line is joined to the one
 * before it. None is found where nothing is lost: between paragraphs of one item, and where one side is empty.
 */
function boundaryBefore($line: ResolvedPos, key: Boundary["key"]): Found | undefined {
  const { doc } = $line;
  const before = textblockBefore(doc.resolve($line.before()));
  const from = itemOf($line);
  if (before === undefined || isEmpty(from.node)) return undefined;
  const previous = clauseBefore(before, $line);
  if (previous !== undefined && isEmpty(previous.node)) return undefined;
  if (previous === undefined && !opensItem($line)) return undefined;
  const $before = doc.resolve(before.pos);
  const into: Located =
    $before.depth === 0 ? before : { node: $before.parent, pos: $before.before($before.depth) };
  const fits = joinBack(EditorState.create({ doc }).tr, $line, nothingGlued);
  return { boundary: { key, into: sideOf(into, doc), from: sideOf(from, doc), fits }, into, from };
}

/** The start of the line that Backspace joins to the one before; undefined where the caret is elsewhere. */
function lineOfBackspace({ selection }: EditorState): number | undefined {
  const { $from, empty } = selection;
  return empty && $from.parent.isTextblock && $from.parentOffset === 0 ? $from.pos : undefined;
}

/** The start of the line that Delete joins to the one of the caret; undefined where the caret is elsewhere. */
function lineOfDelete({ selection, doc }: EditorState): number | undefined {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return undefined;
  let next: number | undefined;
  doc.nodesBetween($from.after(), doc.content.size, (node, pos) => {
    if (next === undefined && node.isTextblock && pos >= $from.after()) next = pos + 1;
    return next === undefined;
  });
  return next;
}

const lineOf = (state: EditorState, key: Boundary["key"]) =>
  key === "Backspace" ? lineOfBackspace(state) : lineOfDelete(state);

/** The boundary that a key would join next, where the caret is; undefined if it would join none. */
export function boundaryAtCaret(state: EditorState, key: Boundary["key"]): Found | undefined {
  const line = lineOf(state, key);
  return line === undefined ? undefined : boundaryBefore(state.doc.resolve(line), key);
}

/** Joins at once what a key joins. In the first line of all, or at the end of the last, nothing happens. */
export function join(key: Boundary["key"], isGlued: IsGlued = nothingGlued): Command {
  return (state, dispatch) => {
    const line = lineOf(state, key);
    if (line === undefined) return key === "Delete" && isAtLineEnd(state);
    const tr = state.tr;
    const { head } = state.selection;
    if (!joinBack(tr, tr.doc.resolve(line), isGlued)) return true;
    // The caret stays where it is looked for: before a space that Delete brought.
    if (key === "Delete" && tr.doc.resolve(head).parent.isTextblock && tr.mapping.map(head, -1) === head)
      tr.setSelection(TextSelection.create(tr.doc, head));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function isAtLineEnd({ selection: { $from, empty } }: EditorState): boolean {
  return empty && $from.parent.isTextblock && $from.parentOffset === $from.parent.content.size;
}

/** Joins the line of the caret, which is at its start, to the one before. */
export const joinBackward: Command = join("Backspace");

/** Joins the next line to that of the caret, which is at its end. */
export const joinForward: Command = join("Delete");
