import { type Node, type ResolvedPos, Slice } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { idOf } from "../clauses";
import { numberedClauses } from "../labels";
import { number } from "../numbering";
import { planOf } from "../plans";
import { isSubparagraph } from "../tree";

/** What is selected, as it goes to a clipboard. */
export interface Selected {
  /** Closed at clauses and sub-paragraphs that are selected as a whole; only such clauses have their ids. */
  readonly slice: Slice;
  /** For each clause and sub-paragraph in it, in order, its number if it is selected from its beginning; else "". */
  readonly labels: readonly string[];
}

/** The first and the last position of text in a node that starts at `pos`. */
function textRange(node: Node, pos: number): readonly [number, number] {
  let start = pos + 1;
  let end = pos + node.nodeSize - 1;
  for (let first = node; !first.isTextblock && first.firstChild !== null; first = first.firstChild)
    start += 1;
  for (let last = node; !last.isTextblock && last.lastChild !== null; last = last.lastChild) end -= 1;
  return [start, end];
}

/** The numbers of the clauses and sub-paragraphs that a selection touches; "" for one that begins before it. */
function labelsIn({ doc, selection: { from, to } }: EditorState): string[] {
  const all = number(numberedClauses(doc), planOf(doc));
  const labels: string[] = [];
  let next = 0;
  doc.descendants((node, pos, parent) => {
    if (parent !== doc && !isSubparagraph(node)) return false;
    const label = all[next] ?? "";
    next += 1;
    if (pos < to && pos + node.nodeSize > from) labels.push(from <= textRange(node, pos)[0] ? label : "");
    return !node.isTextblock;
  });
  return labels;
}

/**
 * How many levels stay open at one end of a selection: those above the outermost clause or sub-paragraph that is selected
 * from there to its other end, or to where the selection ends in something else.
 */
function openLevels($end: ResolvedPos, $other: ResolvedPos, open: number): number {
  const atStart = $end.pos <= $other.pos;
  for (let depth = 1; depth <= open; depth++) {
    const node = $end.node(depth);
    if (depth > 1 && !isSubparagraph(node)) break;
    const [start, end] = textRange(node, $end.before(depth));
    const shared = $other.depth >= depth && $other.before(depth) === $end.before(depth);
    const near = atStart ? $end.pos <= start : $end.pos >= end;
    const far = atStart ? $other.pos >= end : $other.pos <= start;
    if (near && (far || !shared)) return depth - 1;
  }
  return open;
}

/** Without the ids of clauses that are there in part. */
function withoutPartialIds({ content, openStart, openEnd }: Slice): Slice {
  const last = content.childCount - 1;
  const partial = [...(openStart > 0 ? [0] : []), ...(openEnd > 0 ? [last] : [])];
  let stripped = content;
  for (const index of partial) {
    const clause = stripped.maybeChild(index);
    if (clause == null || idOf(clause) === undefined) continue;
    const nameless = clause.type.create({ ...clause.attrs, id: null }, clause.content);
    stripped = stripped.replaceChild(index, nameless);
  }
  return new Slice(stripped, openStart, openEnd);
}

/** What is selected in an editor. Words from within one line have no numbers. */
export function selected(state: EditorState): Selected {
  const { $from, $to } = state.selection;
  const { content, openStart, openEnd } = state.selection.content();
  const slice = new Slice(content, openLevels($from, $to, openStart), openLevels($to, $from, openEnd));
  const words = $from.parent.isTextblock && $from.sameParent($to) && slice.openStart === openStart;
  return {
    slice: withoutPartialIds(slice),
    labels: labelsIn(state).map((label) => (words ? "" : label)),
  };
}
