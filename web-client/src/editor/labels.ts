import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { NumberingPlan } from "../model/numberingPlan";
import { idOf } from "./clauses";
import { decorating } from "./decorating";
import { type NumberedClause, type NumberedSubparagraph, number } from "./numbering";
import { numberBy, planOf } from "./plans";
import { isSubparagraph, kindOf } from "./tree";

function subparagraphsOf(node: Node): NumberedSubparagraph[] {
  const found: NumberedSubparagraph[] = [];
  node.forEach((child) => {
    if (isSubparagraph(child)) found.push({ subparagraphs: subparagraphsOf(child) });
  });
  return found;
}

/** The clauses of a document as numbering sees them. */
export function numberedClauses(doc: Node): NumberedClause[] {
  const clauses: NumberedClause[] = [];
  doc.forEach((clause) => {
    clauses.push({ id: idOf(clause), kind: kindOf(clause), subparagraphs: subparagraphsOf(clause) });
  });
  return clauses;
}

function decorate(doc: Node): DecorationSet {
  const labels = number(numberedClauses(doc), planOf(doc));
  const decorations: Decoration[] = [];
  let next = 0;
  doc.descendants((node, pos, parent) => {
    if (node.isTextblock && parent !== doc) return false;
    if (parent !== doc && !isSubparagraph(node)) return false;
    const label = labels[next] ?? "";
    next += 1;
    if (label !== "") decorations.push(Decoration.node(pos, pos + node.nodeSize, { "data-number": label }));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, decorations);
}

/** Whether two nodes hold sub-paragraphs in the same places, and clauses with the same ids. */
function hasSameItems(one: Node, other: Node): boolean {
  if (one.attrs.id !== other.attrs.id) return false;
  if (one === other || (one.inlineContent && other.inlineContent)) return true;
  if (one.childCount !== other.childCount) return false;
  return one.content.content.every((child, index) => {
    const same = other.child(index);
    return child.type === same.type && hasSameItems(child, same);
  });
}

const key = new PluginKey<DecorationSet>("labels");
const plan = "numberingPlan";

/** In the same transaction: clauses are numbered by a plan from now on. */
export function numberedBy(transaction: Transaction, by: NumberingPlan): Transaction {
  return transaction.setMeta(plan, by);
}

/** A plan goes with the document that it numbers, from one to the next. */
function planned(): Plugin<null> {
  return new Plugin<null>({
    state: {
      init: () => null,
      apply: (transaction) => {
        numberBy(transaction.doc, transaction.getMeta(plan) ?? planOf(transaction.before));
        return null;
      },
    },
  });
}

/** Shows the computed number of each clause and sub-paragraph as the attribute `data-number` of its element. */
export const Labels = Extension.create({
  name: "labels",
  // Whoever else looks for numbers is told of a change after them.
  priority: 1_000,
  addProseMirrorPlugins: () => [
    planned(),
    decorating(key, decorate, hasSameItems, (transaction) => transaction.getMeta(plan) !== undefined),
  ],
});
