import type { Node } from "@tiptap/pm/model";
import { type NumberingPlan, runningNumbers } from "../model/numberingPlan";

const plans = new WeakMap<Node, NumberingPlan>();

/** By what the clauses of a document in an editor are numbered now. */
export function planOf(doc: Node): NumberingPlan {
  return plans.get(doc) ?? runningNumbers;
}

/** From now on the clauses of a document are numbered by a plan. */
export function numberBy(doc: Node, plan: NumberingPlan): void {
  plans.set(doc, plan);
}
