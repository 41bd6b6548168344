import type { Node } from "@tiptap/pm/model";
import type { ClauseKind } from "../../model/clause";
import type { ClauseId } from "../../model/ids";
import type { NumberingPlan } from "../../model/numberingPlan";
import { idOf } from "../clauses";
import { numberedClauses } from "../labels";
import { number } from "../numbering";
import { planOf } from "../plans";
import { isSubparagraph, kindOf } from "../tree";

/** A clause or a sub-paragraph: whatever has a number, or could have one. */
export interface Place {
  readonly node: Node;
  readonly pos: number;
  /** The index of its clause in the document. */
  readonly index: number;
  readonly clause: ClauseId | undefined;
  readonly kind: ClauseKind;
  /** The labels from the clause's down to its own; the first is "" where the kind has no number. */
  readonly labels: readonly string[];
}

const known = new WeakMap<Node, { readonly plan: NumberingPlan; readonly places: readonly Place[] }>();

function collect(doc: Node, plan: NumberingPlan): readonly Place[] {
  const labels = number(numberedClauses(doc), plan);
  const places: Place[] = [];
  const visit = (node: Node, pos: number, above: Omit<Place, "node" | "pos">): void => {
    const place = { ...above, node, pos, labels: [...above.labels, labels[places.length] ?? ""] };
    places.push(place);
    node.forEach((child, offset) => {
      if (isSubparagraph(child)) visit(child, pos + 1 + offset, place);
    });
  };
  doc.forEach((clause, pos, index) => {
    visit(clause, pos, { index, clause: idOf(clause), kind: kindOf(clause), labels: [] });
  });
  return places;
}

/** All clauses and sub-paragraphs of a document, in their order. */
export function placesOf(doc: Node): readonly Place[] {
  const plan = planOf(doc);
  const before = known.get(doc);
  if (before?.plan === plan) return before.places;
  const places = collect(doc, plan);
  known.set(doc, { plan, places });
  return places;
}
