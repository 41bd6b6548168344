import { describe, expect, it } from "vitest";
import type { Deed, MarkedClause, Redline, Run } from "./history";
import { clauseId, delegationCode, personId } from "./ids";
import { changedBy, changersOf } from "./takingBack";

const plain = { bold: false, italic: false };
const deed = (person: string): Deed => ({
  person: personId(person),
  name: person.toUpperCase(),
  delegation: person === "ann" ? delegationCode("FRA") : undefined,
  at: new Date(0),
  seq: 1,
});
const run = (text: string, by: string, change?: Run["change"]): Run => ({
  ...plain,
  text,
  change,
  by: deed(by),
  writer: undefined,
  format: undefined,
  paragraph: 0,
  parts: [],
  since: undefined,
});
const clause = (id: string, runs: readonly Run[], more: Partial<MarkedClause> = {}): MarkedClause => ({
  id: clauseId(id),
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
});
const moment = { seq: 1, at: new Date(0), revision: undefined };
const redline: Redline = {
  from: moment,
  to: moment,
  clauses: [
    clause("a", [
      run("kept ", "bob"),
      run("new ", "ann", "insert"),
      run("other", "bob", "insert"),
      run("gone", "bob", "delete"),
    ]),
    clause("b", [run("away", "ann", "delete")], { change: "removed", by: deed("ann") }),
    clause("c", [run("bob's", "bob", "delete")], { change: "removed", by: deed("bob") }),
    clause("d", [run("same", "bob")], { change: "kept", moved: true, by: deed("ann") }),
    clause("e", [run("same", "ann")], { change: "kept" }),
  ],
  figures: { clauses: 4, inserted: 9, deleted: 13, delegations: [] },
};

describe("what people changed", () => {
  it("is told person by person, who changed most first", () => {
    expect(changersOf(redline)).toEqual([
      { person: "bob", name: "BOB", delegation: undefined, clauses: 2, inserted: 5, deleted: 9 },
      { person: "ann", name: "ANN", delegation: "FRA", clauses: 3, inserted: 4, deleted: 4 },
    ]);
  });

  it("is shown of one person without what others did", () => {
    const shown = changedBy(redline, personId("ann"));
    expect(shown.map(({ id, change, moved }) => [id, change, moved])).toEqual([
      ["a", "kept", false],
      ["b", "removed", false],
      ["d", "kept", true],
    ]);
    expect(shown[0]?.runs.map(({ text, change }) => [text, change])).toEqual([
      ["kept ", undefined],
      ["new ", "insert"],
      ["other", undefined],
    ]);
  });
});
