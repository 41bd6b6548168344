import { Extension } from "@tiptap/core";
import { isHistoryTransaction } from "@tiptap/pm/history";
import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { isShared } from "./binding/meta";
import { newClauseId } from "./ids";
import { clausesLost, inherited } from "./inheritance";
import { deepestSubparagraph } from "./nodes";
import { mendedTable } from "./tables/commands";
import { isTable } from "./tables/places";
import { isLine, isSubparagraph } from "./tree";

function isOwnChange(transaction: Transaction): boolean {
  return transaction.docChanged && !isShared(transaction);
}

/** Children with every block opening with a paragraph and none nested deeper than allowed. */
function wellFormed(blocks: Fragment, depth: number, schema: Schema): Fragment {
  const result: Node[] = [];
  blocks.forEach((block) => {
    if (isTable(block)) result.push(...[mendedTable(block)].filter((table) => table !== undefined));
    else if (!isSubparagraph(block)) result.push(block);
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
function movedClauses(transactions: readonly Transaction[], before: Node): Map<number, Node> {
  const moved = new Map<number, Node>();
  before.forEach((clause, start) => {
    let pos: number | null = start;
    for (const transaction of transactions) pos = pos === null ? null : mappedStart(transaction, pos);
    if (pos !== null) moved.set(pos, clause);
  });
  return moved;
}

/**
 * The only clause that differs, if it has the id that it had and no other has it: where it stands now. That is what a key
 * changes.
 */
function changedAlone(before: Node, doc: Node): { readonly clause: Node; readonly pos: number } | undefined {
  if (before.childCount !== doc.childCount) return undefined;
  let alone: { clause: Node; pos: number } | undefined;
  let pos = 0;
  for (let index = 0; index < doc.childCount; index++) {
    const clause = doc.child(index);
    const old = before.child(index);
    if (clause !== old) {
      const id: unknown = clause.attrs.id;
      if (alone !== undefined || id !== old.attrs.id || typeof id !== "string" || id === "") return undefined;
      alone = { clause, pos };
    }
    pos += clause.nodeSize;
  }
  return alone !== undefined && isOnlyOne(alone.clause, doc) ? alone : undefined;
}

function isOnlyOne(clause: Node, doc: Node): boolean {
  return doc.children.every((other) => other === clause || other.attrs.id !== clause.attrs.id);
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

/** Whether all of a clause came with some changes, and no words in it had been there before. */
function isNew(pos: number, doc: Node, changes: readonly Transaction[]): boolean {
  let [start, end] = [pos, pos + (doc.nodeAt(pos)?.nodeSize ?? 0)];
  for (const { mapping } of changes.toReversed()) {
    const back = mapping.invert();
    [start, end] = [back.map(start, 1), back.map(end, -1)];
  }
  return end <= start;
}

/**
 * Brings a document into the agreed form after changes of one's own: there is a clause, each block opens with a paragraph,
 * sub-paragraphs nest no deeper than allowed, and each clause has an id of its own. Of the clauses, only those that the changes
 * touched are looked at.
 *
 * @param tr where the mending is added; its document is the one after the changes
 * @param changes what was done to `before`
 * @param isUndo whether the changes are an undo: what it brings back may be there already
 */
export function mendForm(
  tr: Transaction,
  changes: readonly Transaction[],
  before: Node,
  isUndo: boolean,
): void {
  const { doc } = tr;
  const { schema } = doc.type;
  if (doc.childCount === 0) {
    tr.insert(0, schema.node("title", { id: newClauseId() }));
    return;
  }
  const alone = changedAlone(before, doc);
  if (alone !== undefined) {
    const content = formOf(alone.clause);
    if (content !== undefined) replaceContent(tr, alone.clause, alone.pos, content);
    return;
  }
  const moved = movedClauses(changes, before);
  const nameless = clausesWithoutOwnId(moved, doc);
  if (nameless.length > 0 && isUndo) {
    // Somebody else has brought back what is brought back by this undo.
    for (const pos of nameless.toReversed()) {
      if (isNew(pos, doc, changes)) tr.delete(pos, pos + (doc.nodeAt(pos)?.nodeSize ?? 0));
      else tr.setNodeAttribute(pos, "id", newClauseId());
    }
    return;
  }
  const fresh = nameless.flatMap((pos) => doc.nodeAt(pos) ?? []);
  // What is put in place of clauses goes on with their ids.
  const heirs = inherited(clausesLost(before, doc), fresh);
  nameless.forEach((pos, index) => {
    tr.setNodeAttribute(pos, "id", heirs[index] ?? newClauseId());
  });
  const repairs: { pos: number; clause: Node; content: Fragment }[] = [];
  doc.forEach((clause, pos) => {
    const content = moved.get(pos) === clause ? undefined : formOf(clause);
    if (content !== undefined) repairs.push({ pos, clause, content });
  });
  for (const { pos, clause, content } of repairs.reverse()) replaceContent(tr, clause, pos, content);
}

/** What a clause should hold instead, if it has not the agreed form. */
function formOf(clause: Node): Fragment | undefined {
  if (isLine(clause)) return undefined;
  const { schema } = clause.type;
  const content = withFirstParagraph(wellFormed(clause.content, 0, schema), schema);
  return content.eq(clause.content) ? undefined : content;
}

function replaceContent(tr: Transaction, clause: Node, pos: number, content: Fragment): void {
  tr.replaceWith(pos + 1, pos + clause.nodeSize - 1, content);
}

/**
 * A change that came from others is left as it is: if each browser put the same thing right, they would do so twice. An undo is
 * mended before it is made, since the editor's history knows nothing of what is added to it.
 */
function restoreForm(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  if (!transactions.some(isOwnChange) || transactions.some((each) => each.docChanged && !isOwnChange(each))) {
    return null;
  }
  if (transactions.some(isHistoryTransaction)) return null;
  const { tr } = after;
  mendForm(tr, transactions, before.doc, false);
  return tr.docChanged ? tr : null;
}

/** Gives new clauses their ids and keeps what this person changes in the agreed form. */
export const DocumentForm = Extension.create({
  name: "documentForm",
  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey("documentForm"), appendTransaction: restoreForm }),
  ],
});
