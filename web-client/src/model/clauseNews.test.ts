import { describe, expect, it } from "vitest";
import { clauseNewsOf } from "./clauseNews";
import type { MarkedClause, Run } from "./history";
import { clause, deed, run } from "./history.testLanguage";

const me = deed("me");
const ann = deed("ann");
const said = (by: typeof me, change?: Run["change"], more: Partial<Run> = {}) =>
  run("word", change, by, more);

function newsOf(runs: readonly Run[], more: Partial<MarkedClause> = {}) {
  const only = clause(runs, more);
  const moment = { seq: 1, at: new Date(0), revision: undefined };
  const figures = { clauses: 1, inserted: 0, deleted: 0, delegations: [] };
  return clauseNewsOf(
    { from: moment, to: moment, clauses: [only], figures, brackets: [], acts: [] },
    me.person,
  ).get(only.id);
}

describe("what is new in a clause", () => {
  it("is what others wrote, struck or formatted", () => {
    expect(newsOf([said(me), said(ann, "insert")])).toBe("changed");
    expect(newsOf([said(ann, "delete")])).toBe("changed");
    expect(newsOf([said(ann, undefined, { format: { bold: true, italic: false } })])).toBe("changed");
  });

  it("is that somebody added or moved it", () => {
    expect(newsOf([said(ann, "insert")], { change: "added", by: ann })).toBe("new");
    expect(newsOf([said(ann)], { change: "kept", moved: true, by: ann })).toBe("changed");
  });

  it("is not what one did oneself, nor what stands as it stood, nor what is gone", () => {
    expect(newsOf([said(me, "insert"), said(ann)])).toBeUndefined();
    expect(newsOf([said(me, "insert")], { change: "added", by: me })).toBeUndefined();
    expect(newsOf([said(me)], { change: "kept", moved: true, by: me })).toBeUndefined();
    expect(newsOf([said(ann, "delete")], { change: "removed", by: ann })).toBeUndefined();
  });

  it("is what others wrote in a clause that one added oneself", () => {
    expect(newsOf([said(me, "insert"), said(ann, "insert")], { change: "added", by: me })).toBe("changed");
  });
});
