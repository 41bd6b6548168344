import type { Node, NodeType, ResolvedPos } from "@tiptap/pm/model";
import { type Command, TextSelection, type Transaction } from "@tiptap/pm/state";
import { canSplit } from "@tiptap/pm/transform";
import type { ClauseKind } from "../model/clause";
import { glue } from "./boundary";
import { outdent } from "./levels";
import { isLine, isSubparagraph, kindOf } from "./tree";

function typeNamed(node: Node, name: string): NodeType {
  const type = node.type.schema.nodes[name];
  if (type === undefined) throw new Error(`expected the schema to have a node ${name}`);
  return type;
}

/** An empty clause; its id comes when it is in the document. */
function emptyClause(doc: Node, kind: ClauseKind): Node {
  const type = typeNamed(doc, kind);
  return isLine(type.create()) ? type.create() : type.create(null, typeNamed(doc, "paragraph").create());
}

function emptySubparagraph(doc: Node): Node {
  return typeNamed(doc, "subparagraph").create(null, typeNamed(doc, "paragraph").create());
}

/**
 * The kind of a clause that is begun after another: the same, except that after a title or a heading comes
 * what is near: the kind of the next clause, else of the one before, else a preambular paragraph.
 */
export function kindAfter(doc: Node, index: number): ClauseKind {
  const clause = doc.child(index);
  if (!isLine(clause)) return kindOf(clause);
  for (const near of [doc.maybeChild(index + 1), index > 0 ? doc.child(index - 1) : null]) {
    if (near != null && !isLine(near)) return kindOf(near);
  }
  return "preambular";
}

function insertWithCursor(tr: Transaction, pos: number, node: Node): Transaction {
  tr.insert(pos, node);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1)));
}

/** Adds an empty clause after the one that holds the selection's end, or at the end of the draft. */
export const addClauseBelow: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const pos = $to.depth === 0 ? state.doc.content.size : $to.after(1);
  const kind = $to.depth === 0 ? "operative" : kindAfter(state.doc, $to.index(0));
  dispatch?.(insertWithCursor(state.tr, pos, emptyClause(state.doc, kind)).scrollIntoView());
  return true;
};

function splitLine(tr: Transaction, $pos: ResolvedPos): Transaction {
  const line = $pos.parent;
  if (line.content.size > 0 && $pos.parentOffset === 0) {
    return tr.insert($pos.before(), line.type.create());
  }
  if ($pos.parentOffset === line.content.size) {
    return insertWithCursor(tr, $pos.after(), emptyClause(tr.doc, kindAfter(tr.doc, $pos.index(0))));
  }
  return tr.split($pos.pos, 1, [{ type: line.type, attrs: { id: null } }]);
}

/** Splits the clause or sub-paragraph around a line of text that stands in it. */
function splitBlock(tr: Transaction, $pos: ResolvedPos): Transaction {
  const paragraph = $pos.parent;
  const container = $pos.node(-1);
  const index = $pos.index(-1);
  const inSubparagraph = isSubparagraph(container);
  const atStart = $pos.parentOffset === 0;
  const atEnd = $pos.parentOffset === paragraph.content.size;
  if (atEnd && paragraph.content.size > 0 && isSubparagraph(container.maybeChild(index + 1))) {
    return insertWithCursor(tr, $pos.after(), emptySubparagraph(tr.doc));
  }
  // At its start a clause keeps its id with its words: the new, empty one comes before it.
  if (atStart && index === 0 && container.textContent !== "") {
    const empty = inSubparagraph ? emptySubparagraph(tr.doc) : emptyClause(tr.doc, kindOf(container));
    return tr.insert($pos.before(-1), empty);
  }
  const after = inSubparagraph ? { type: container.type } : { type: container.type, attrs: { id: null } };
  if (atStart && index > 0) return tr.split($pos.before(), 1, [after]);
  return tr.split($pos.pos, 2, [after, { type: paragraph.type }]);
}

/**
 * Enter. In a clause it begins another with the words after the cursor; in a sub-paragraph likewise, and an
 * empty sub-paragraph moves one level out. The words before the cursor stay in the clause that they are in.
 */
export const split: Command = (state, dispatch, view) => {
  const tr = state.tr;
  if (!state.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  if (!$from.parent.isTextblock) return false;
  const container = $from.depth > 1 ? $from.node(-1) : undefined;
  const emptyItem = isSubparagraph(container) && container?.childCount === 1 && container.textContent === "";
  if (emptyItem && state.selection.empty) return outdent(state, dispatch, view);
  if (container === undefined) splitLine(tr, $from);
  else if (canSplit(tr.doc, $from.pos, 1) || container.childCount > 0) splitBlock(tr, $from);
  dispatch?.(glue(tr).scrollIntoView());
  return true;
};
