import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { ClauseId } from "../model/ids";
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

/** The clauses of a document that compete: `first` is the one to which the others are alternatives, or stands for it. */
function rivalsIn(
  clauses: readonly NumberedClause[],
  plan: NumberingPlan,
): ReadonlyMap<number, "first" | "next"> {
  const rivals = new Map<number, "first" | "next">();
  if (plan.alternatives === undefined || plan.alternatives.size === 0) return rivals;
  const places = new Map(clauses.map(({ id }, index) => [id, index]));
  const groups = new Map<string, number[]>();
  for (const [clause, of] of plan.alternatives) {
    const group = groups.get(of) ?? [of].flatMap((id) => places.get(id as ClauseId) ?? []);
    groups.set(of, [...group, ...[places.get(clause as ClauseId)].filter((place) => place !== undefined)]);
  }
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || others.length === 0) continue;
    rivals.set(first, "first");
    for (const other of others) rivals.set(other, "next");
  }
  return rivals;
}

function decorate(doc: Node): DecorationSet {
  const clauses = numberedClauses(doc);
  const labels = number(clauses, planOf(doc));
  const rivals = rivalsIn(clauses, planOf(doc));
  const decorations: Decoration[] = [];
  let next = 0;
  let clause = -1;
  doc.descendants((node, pos, parent) => {
    if (node.isTextblock && parent !== doc) return false;
    if (parent !== doc && !isSubparagraph(node)) return false;
    const label = labels[next] ?? "";
    next += 1;
    if (parent === doc) clause += 1;
    const rival = parent === doc ? rivals.get(clause) : undefined;
    const shown = { "data-number": label, ...(rival === undefined ? {} : { "data-rival": rival }) };
    if (label !== "") decorations.push(Decoration.node(pos, pos + node.nodeSize, shown));
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
