import { Extension } from "@tiptap/core";
import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { isShared } from "./binding/meta";
import { newClauseId } from "./ids";
import { deepestSubparagraph } from "./nodes";
import { isLine, isSubparagraph } from "./tree";

function isOwnChange(transaction: Transaction): boolean {
  return transaction.docChanged && !isShared(transaction);
}

/** Children with every block opening with a paragraph and none nested deeper than allowed. */
function wellFormed(blocks: Fragment, depth: number, schema: Schema): Fragment {
  const result: Node[] = [];
  blocks.forEach((block) => {
    if (!isSubparagraph(block)) result.push(block);
    else if (depth >= deepestSubparagraph) result.push(...wellFormed(block.content, depth, schema).content);
    else result.push(block.copy(withFirstParagraph(wellFormed(block.content, depth + 1, schema), schema)));
  });
  return Fragment.from(result);
}

function withFirstParagraph(blocks: Fragment, schema: Schema): Fragment {
  if (blocks.firstChild?.isTextblock) return blocks;
  return Fragment.from(schema.nodes.paragraph?.create()).append(blocks);
}

/** Where the clauses of before are now: new positions with the clause as it was. Clauses that went are left out. */
function movedClauses(transactions: readonly Transaction[], before: EditorState): Map<number, Node> {
  const moved = new Map<number, Node>();
  before.doc.forEach((clause, start) => {
    let pos: number | null = start;
    for (const transaction of transactions) pos = pos === null ? null : mappedStart(transaction, pos);
    if (pos !== null) moved.set(pos, clause);
  });
  return moved;
}

/** Positions of changed clauses whose id is missing, or belongs to the clause that had it before the change. */
function clausesWithoutOwnId(moved: ReadonlyMap<number, Node>, doc: Node): number[] {
  const holders = new Map<unknown, number>();
  for (const [pos, clause] of moved) {
    if (doc.nodeAt(pos)?.attrs.id === clause.attrs.id) holders.set(clause.attrs.id, pos);
  }
  const without: number[] = [];
  doc.forEach((clause, pos) => {
    if (moved.get(pos) === clause) return;
    const id: unknown = clause.attrs.id;
    if (typeof id !== "string" || id === "" || (holders.get(id) ?? pos) !== pos) without.push(pos);
    else holders.set(id, pos);
  });
  return without;
}

function mappedStart(transaction: Transaction, pos: number): number | null {
  const result = transaction.mapping.mapResult(pos, 1);
  return result.deletedAfter ? null : result.pos;
}

/**
 * Keeps the document in the agreed form after a change of one's own: there is a clause, each block opens
 * with a paragraph, sub-paragraphs nest no deeper than allowed, and each clause has an id of its own.
 *
 * A change that came from others is left as it is: if each browser put the same thing right, they would do so twice. Of the clauses, only those that the change touched are looked at.
 */
function restoreForm(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  if (!transactions.some(isOwnChange) || transactions.some((each) => each.docChanged && !isOwnChange(each))) {
    return null;
  }
  const { tr, schema } = after;
  if (after.doc.childCount === 0) {
    return tr.insert(0, schema.node("title", { id: newClauseId() }));
  }
  const moved = movedClauses(transactions, before);
  for (const pos of clausesWithoutOwnId(moved, after.doc)) {
    tr.setNodeAttribute(pos, "id", newClauseId());
  }
  const repairs: { pos: number; clause: Node; content: Fragment }[] = [];
  after.doc.forEach((clause, pos) => {
    if (moved.get(pos) === clause || isLine(clause)) return;
    const content = withFirstParagraph(wellFormed(clause.content, 0, schema), schema);
    if (!content.eq(clause.content)) repairs.push({ pos, clause, content });
  });
  for (const { pos, clause, content } of repairs.reverse()) {
    tr.replaceWith(pos + 1, pos + clause.nodeSize - 1, content);
  }
  return tr.docChanged ? tr : null;
}

/** Gives new clauses their ids and keeps what this person changes in the agreed form. */
export const DocumentForm = Extension.create({
  name: "documentForm",
  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey("documentForm"), appendTransaction: restoreForm }),
  ],
});
