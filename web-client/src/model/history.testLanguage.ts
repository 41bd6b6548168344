import type { Deed, MarkedClause, Run } from "./history";
import { clauseId, delegationCode, personId } from "./ids";

/*
 * Redlines as tests write them down.
 */

export function deed(person: string, delegation?: string): Deed {
  return {
    person: personId(person),
    name: person,
    delegation: delegation === undefined ? undefined : delegationCode(delegation),
    at: new Date(0),
    seq: 1,
  };
}

export function run(text: string, change: Run["change"], by: Deed, more: Partial<Run> = {}): Run {
  return {
    text,
    change,
    by,
    paragraph: 0,
    parts: [],
    since: undefined,
    writer: undefined,
    format: undefined,
    bold: false,
    italic: false,
    ...more,
  };
}

/** A clause "a" that was there and changed, unless it is told otherwise. */
export function clause(runs: readonly Run[], more: Partial<MarkedClause> = {}): MarkedClause {
  return {
    id: clauseId("a"),
    change: "changed",
    moved: false,
    kind: "operative",
    number: "OP1",
    kindBefore: "operative",
    numberBefore: "OP1",
    by: undefined,
    paragraphs: [{ depth: 0, label: "", labelBefore: "", change: undefined }],
    runs,
    status: undefined,
    ...more,
  };
}
