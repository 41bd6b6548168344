import { describe, expect, it } from "vitest";
import { clauseNewsOf } from "./clauseNews";
import type { Deed, MarkedClause, Run } from "./history";
import { clauseId, personId } from "./ids";

const me = "me";
const deed = (person: string): Deed => ({
  person: personId(person),
  name: person,
  delegation: undefined,
  at: new Date(0),
  seq: 1,
});
const run = (by: string, change?: Run["change"]): Run => ({
  text: "word",
  bold: false,
  italic: false,
  change,
  by: deed(by),
  writer: undefined,
  format: undefined,
  paragraph: 0,
  parts: [],
  since: undefined,
});

function newsOf(runs: readonly Run[], more: Partial<MarkedClause> = {}) {
  const clause: MarkedClause = {
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
  const moment = { seq: 1, at: new Date(0), revision: undefined };
  const figures = { clauses: 1, inserted: 0, deleted: 0, delegations: [] };
  return clauseNewsOf({ from: moment, to: moment, clauses: [clause], figures }, personId(me)).get(clause.id);
}

describe("what is new in a clause", () => {
  it("is what others wrote, struck or formatted", () => {
    expect(newsOf([run(me), run("ann", "insert")])).toBe("changed");
    expect(newsOf([run("ann", "delete")])).toBe("changed");
    expect(newsOf([{ ...run("ann"), format: { bold: true, italic: false } }])).toBe("changed");
  });

  it("is that somebody added or moved it", () => {
    expect(newsOf([run("ann", "insert")], { change: "added", by: deed("ann") })).toBe("new");
    expect(newsOf([run("ann")], { change: "kept", moved: true, by: deed("ann") })).toBe("changed");
  });

  it("is not what one did oneself, nor what stands as it stood, nor what is gone", () => {
    expect(newsOf([run(me, "insert"), run("ann")])).toBeUndefined();
    expect(newsOf([run(me, "insert")], { change: "added", by: deed(me) })).toBeUndefined();
    expect(newsOf([run(me)], { change: "kept", moved: true, by: deed(me) })).toBeUndefined();
    expect(newsOf([run("ann", "delete")], { change: "removed", by: deed("ann") })).toBeUndefined();
  });

  it("is what others wrote in a clause that one added oneself", () => {
    expect(newsOf([run(me, "insert"), run("ann", "insert")], { change: "added", by: deed(me) })).toBe(
      "changed",
    );
  });
});
