import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";
import { cue } from "./cues";
import { isSubparagraph, kindOf } from "./tree";

/** Neighbours in one parent, from one index up to but without another. */
interface Range {
  /** Where the parent's content begins. */
  readonly start: number;
  readonly parent: Node;
  readonly from: number;
  readonly to: number;
}

/** The position before the child with an index. */
function placeOf({ start, parent }: Pick<Range, "start" | "parent">, index: number): number {
  let pos = start;
  for (let each = 0; each < index; each++) pos += parent.child(each).nodeSize;
  return pos;
}

function childrenOf({ parent, from, to }: Range): Node[] {
  return parent.content.content.slice(from, to);
}

function rangeAt($from: ResolvedPos, $to: ResolvedPos, depth: number): Range {
  const from = $from.index(depth);
  const last = $to.index(depth);
  // A selection that ends before the first letter of an item has nothing of it.
  const reaches = last === from || !isAtStart($to, depth + 1);
  return { start: $from.start(depth), parent: $from.node(depth), from, to: reaches ? last + 1 : last };
}

/** Whether a position is the first in the node around it at a depth. */
function isAtStart($pos: ResolvedPos, depth: number): boolean {
  if ($pos.parentOffset > 0) return false;
  for (let each = depth; each < $pos.depth; each++) if ($pos.index(each) > 0) return false;
  return true;
}

/** The sub-paragraphs or clauses that a selection is in: as few as there are. */
function selectedItems(state: EditorState): Range | undefined {
  const { $from, $to } = state.selection;
  if ($from.depth === 0 || $to.depth === 0) return undefined;
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    if ($from.node(depth).inlineContent) continue;
    const range = rangeAt($from, $to, depth);
    if (depth === 0 || childrenOf(range).every(isSubparagraph)) return range;
  }
  return undefined;
}

/**
 * The first index that an item may be moved to: before the paragraph that opens a clause or a sub-paragraph nothing
 * stands, nor before the title that opens the draft.
 */
function firstPlace(parent: Node): number {
  const opening = parent.firstChild;
  if (opening === null) return 0;
  return parent.type.name === "doc" ? Number(kindOf(opening) === "title") : Number(opening.isTextblock);
}

/** Takes items out and puts them in before the child that has an index now. The caret stays in its words. */
function moveItems(tr: Transaction, range: Range, index: number): boolean {
  if (range.from < firstPlace(range.parent) || index < firstPlace(range.parent)) return false;
  if (index > range.parent.childCount || (index >= range.from && index <= range.to)) return false;
  const { anchor, head } = tr.selection;
  const from = placeOf(range, range.from);
  const to = placeOf(range, range.to);
  const target = placeOf(range, index);
  const items = childrenOf(range);
  tr.delete(from, to);
  const now = target > from ? target - (to - from) : target;
  tr.insert(now, items);
  const along = (pos: number) => (pos >= from && pos <= to ? pos - from + now : tr.mapping.map(pos));
  tr.setSelection(TextSelection.between(tr.doc.resolve(along(anchor)), tr.doc.resolve(along(head))));
  return true;
}

const clauseOf = (node: Node | undefined) =>
  node === undefined || isSubparagraph(node) ? undefined : idOf(node);

function moveBy(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const range = selectedItems(state);
    if (range === undefined) return false;
    const tr = state.tr;
    if (!moveItems(tr, range, direction < 0 ? range.from - 1 : range.to + 1)) return false;
    cue(tr, { kind: "moved", clause: clauseOf(childrenOf(range)[0]), clauses: range.to - range.from });
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Alt+↑. Moves the clauses of the selection, or the sub-paragraphs within one, before the one that they follow. */
export const moveUp: Command = moveBy(-1);

/** Alt+↓. */
export const moveDown: Command = moveBy(1);

/** Where a clause is to stand: behind another; undefined for the first place that there is. */
export type Place = ClauseId | undefined;

/** Moves a clause behind another. Nothing happens if it stands there already, or if there is no such place. */
export function moveClause(clause: ClauseId, behind: Place): Command {
  return (state, dispatch) => {
    const clauses = state.doc.content.content;
    const from = clauses.findIndex((each) => idOf(each) === clause);
    const before = behind === undefined ? -1 : clauses.findIndex((each) => idOf(each) === behind);
    if (from < 0 || (behind !== undefined && before < 0)) return false;
    const index = behind === undefined ? firstPlace(state.doc) : before + 1;
    const tr = state.tr;
    if (!moveItems(tr, { start: 0, parent: state.doc, from, to: from + 1 }, index)) return false;
    cue(tr, { kind: "moved", clause, clauses: 1 });
    dispatch?.(tr);
    return true;
  };
}

/** Behind which clauses a clause may be put: all others, and at the very beginning if there is no title. */
export function placesFor(doc: Node, clause: ClauseId): readonly Place[] {
  const ids = doc.content.content.map(idOf);
  const at = ids.indexOf(clause);
  if (at < firstPlace(doc)) return [];
  const places = ids.filter((id, index) => id !== undefined && index !== at && index !== at - 1);
  return firstPlace(doc) === 0 && at !== 0 ? [undefined, ...places] : places;
}
