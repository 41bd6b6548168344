import { Fragment, type Node, type ResolvedPos, Slice } from "@tiptap/pm/model";
import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { footnoteAround } from "../footnotes/places";
import { kindAfter } from "../splitting";
import { cellAround } from "../tables/places";
import { isLine, isSubparagraph } from "../tree";
import { asWords } from "./footnotes";

/** What is put into a document: parts of the clause at the caret, then whole clauses. */
export interface Insertion {
  /** Paragraphs and sub-paragraphs. A paragraph that is the first goes on with the words at the caret. */
  readonly parts: readonly Node[];
  /** The level of sub-paragraphs that the first of them is of by its label, from 1; 0 if nothing tells. */
  readonly level: number;
  readonly clauses: readonly Node[];
  /** Whether words that would run into one another are kept apart by a space: what comes from elsewhere are whole words. */
  readonly spaced: boolean;
}

/** What was put in. */
export interface Inserted {
  readonly clauses: number;
  readonly subparagraphs: number;
  /** What would have been clauses, had this person been allowed to add any. */
  readonly heldClauses: number;
}

const isBlank = (node: Node) => node.textContent === "" && node.childCount <= 1;

function countSubparagraphs(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of nodes) {
    if (isSubparagraph(node)) count += 1;
    node.descendants((inside) => {
      if (isSubparagraph(inside)) count += 1;
      return !inside.isTextblock;
    });
  }
  return count;
}

/** Whether a caret stands before everything that is in its clause. */
function opensClause($pos: ResolvedPos): boolean {
  for (let depth = 1; depth < $pos.depth; depth++) if ($pos.index(depth) > 0) return false;
  return $pos.parentOffset === 0;
}

/** The clauses as further blocks of one clause. */
function asBlocks(clauses: readonly Node[]): Node[] {
  return clauses.flatMap((clause) =>
    isLine(clause)
      ? [clause.type.schema.node("paragraph", null, clause.content)]
      : [...clause.content.content],
  );
}

/** A space, where words would run into one another. */
function spaceBetween(before: string, after: string): string {
  return /[\p{L}\p{N},;:.!?)\]»”]$/u.test(before) && /^[\p{L}\p{N}(«“]/u.test(after) ? " " : "";
}

/** Puts words at a caret, and returns the position behind them. */
function insertWords(tr: Transaction, pos: number, line: Node, spaced: boolean, isLast: boolean): number {
  const { schema } = line.type;
  const $pos = tr.doc.resolve(pos);
  const words = line.textBetween(0, line.content.size, "", " ");
  const before = $pos.parent.textBetween(0, $pos.parentOffset, "", " ");
  const after = $pos.parent.textBetween($pos.parentOffset, $pos.parent.content.size, "", " ");
  const spaces = spaced ? [spaceBetween(before, words), isLast ? spaceBetween(words, after) : ""] : [];
  const [lead = "", tail = ""] = spaces;
  let content = line.content;
  if (lead !== "") content = Fragment.from(schema.text(lead)).append(content);
  if (tail !== "") content = content.append(Fragment.from(schema.text(tail)));
  tr.insert(pos, content);
  return pos + content.size - tail.length;
}

/** Puts the parts into the clause of a caret, and returns the position behind them. */
function insertParts(tr: Transaction, pos: number, { parts, level, spaced }: Insertion): number {
  const [first, ...others] = parts;
  const goesOn = first?.type.name === "paragraph";
  const blocks = goesOn ? others : parts;
  const caret = goesOn ? insertWords(tr, pos, first, spaced, blocks.length === 0) : pos;
  return blocks.length === 0 ? caret : insertBlocks(tr, caret, blocks, level);
}

/** Puts paragraphs and sub-paragraphs behind the caret's own, as deep as their label says and the place allows. */
function insertBlocks(tr: Transaction, caret: number, blocks: readonly Node[], level: number): number {
  let $caret = tr.doc.resolve(caret);
  const here = $caret.depth - 2;
  const wanted = isSubparagraph(blocks[0]) ? level || Math.max(here, 1) : here + 1;
  const depth = Math.min(Math.max(wanted, 1), here + 1);
  // The child, of what will hold the blocks, that the caret is in.
  const child = depth + 1;
  const item = $caret.node(child);
  if (isSubparagraph(item) && isBlank(item)) {
    const at = $caret.before(child);
    tr.replaceWith(at, at + item.nodeSize, Fragment.from(blocks));
    return at + sizeOf(blocks);
  }
  if (child === $caret.depth && $caret.parentOffset < $caret.parent.content.size) {
    tr.split(caret);
    $caret = tr.doc.resolve(caret);
  }
  const at = $caret.after(child);
  tr.insert(at, Fragment.from(blocks));
  return at + sizeOf(blocks);
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, { nodeSize }) => size + nodeSize, 0);
}

/** A cell holds paragraphs only: whatever is put into it comes as such. */
function insertInCell(tr: Transaction, { parts, clauses }: Insertion): Inserted {
  const { schema } = tr.doc.type;
  const lines: Node[] = [];
  const take = (node: Node): boolean => {
    if (node.isTextblock) lines.push(schema.node("paragraph", null, node.content));
    return !node.isTextblock;
  };
  for (const node of [...parts, ...clauses]) if (take(node)) node.descendants(take);
  tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1));
  return { clauses: 0, subparagraphs: 0, heldClauses: 0 };
}

function insertInFootnote(tr: Transaction, { parts, clauses }: Insertion): Inserted {
  const words = asWords(Fragment.from([...parts, ...clauses]), tr.doc.type.schema);
  tr.replaceSelection(new Slice(words, 0, 0));
  return { clauses: 0, subparagraphs: 0, heldClauses: 0 };
}

/**
 * Puts an insertion in the place of the transaction's selection. Whole clauses stand behind the clause of the caret, before
 * it if the caret opens it, or in the place of an empty one, whose id the first of them takes; no clause is divided. Where
 * this person may not add clauses, they become blocks of the one at the caret.
 */
export function insertAtSelection(tr: Transaction, insertion: Insertion, mayArrange: boolean): Inserted {
  const { $anchor, $head } = tr.selection;
  // What is deleted are words: also when whole clauses are selected, the first of them is left to put something in.
  tr.setSelection(TextSelection.between($anchor, $head));
  tr.delete(tr.selection.from, tr.selection.to);
  const { $from } = tr.selection;
  if (footnoteAround($from) !== undefined) return insertInFootnote(tr, insertion);
  if (cellAround($from) !== undefined) return insertInCell(tr, insertion);
  const start = $from.before(1);
  const clause = $from.node(1);
  const opens = opensClause($from);
  let { clauses } = insertion;
  let { parts } = insertion;
  if (isLine(clause) && parts.some((part, index) => index > 0 || !part.isTextblock)) {
    // A line holds no blocks: they begin a clause of their own.
    const [first, ...others] = parts;
    const goesOn = first?.type.name === "paragraph";
    const kind = kindAfter(tr.doc, $from.index(0));
    const { schema } = clause.type;
    clauses = [schema.node(kind, { id: null }, goesOn ? others : parts), ...clauses];
    parts = goesOn ? [first] : [];
  }
  const held = mayArrange || isLine(clause) ? [] : clauses;
  if (held.length > 0) {
    const opening = parts.length === 0 && !isBlank(clause) ? [clause.type.schema.node("paragraph")] : parts;
    parts = [...opening, ...asBlocks(held)];
    clauses = [];
  }
  let end = insertParts(tr, $from.pos, { ...insertion, parts });
  if (clauses.length > 0) {
    const now = tr.doc.nodeAt(start);
    const after = start + (now?.nodeSize ?? 0);
    const [first, ...others] = clauses;
    if (parts.length === 0 && isBlank(clause) && first !== undefined) {
      const named = first.type.create({ ...first.attrs, id: clause.attrs.id }, first.content);
      tr.replaceWith(start, after, [named, ...others]);
      end = start + sizeOf(clauses);
    } else {
      const at = parts.length === 0 && opens ? start : after;
      tr.insert(at, Fragment.from(clauses));
      end = at + sizeOf(clauses);
    }
  }
  tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
  return {
    clauses: clauses.length,
    subparagraphs: countSubparagraphs([...parts, ...clauses]),
    heldClauses: held.length,
  };
}
