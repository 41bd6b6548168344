import { describe, expect, it } from "vitest";
import { shortSymbol } from "../../components/RevisionBadge";
import type { Blame, MarkedClause, Revision, Timeline } from "../../model/history";
import { clauseId } from "../../model/ids";
import { correctionSymbol } from "./IssueDialog";
import { editedClause } from "./stillView";
import { markFrom, seqOf } from "./usePosition";

const moment = (seq: number) => ({ seq, at: new Date(seq * 1000), revision: undefined });
const activity = (seq: number) => ({
  ...moment(seq),
  from: moment(seq).at,
  edits: 1,
  inserted: 1,
  deleted: 0,
});
const timeline: Timeline = {
  first: moment(2),
  last: moment(100),
  activity: [activity(10), activity(50), activity(100)],
  marks: [],
};
const revision = (symbol: string, number: number, correction: number | undefined, seq: number) =>
  ({ symbol, number, correction, seq }) as Revision;
const revisions = [
  revision("WP.1/Rev.1", 1, undefined, 20),
  revision("WP.1/Rev.2", 2, undefined, 40),
  revision("WP.1/Rev.2/Corr.1", 2, 1, 45),
];

describe("the position that an address names", () => {
  it.each([
    [undefined, 100],
    ["now", 100],
    ["seq:57", 57],
    ["57", 57],
    ["2", 40],
    ["rev:1", 20],
    ["moon", 100],
    ["seq:0", 2],
    ["seq:5000", 100],
    ["WP.1/Rev.2", 40],
    ["WP.9/Rev.9", 100],
    [new Date(60_000).toISOString(), 50],
    [new Date(0).toISOString(), 2],
  ])("%j is entry %i", (at, seq) => {
    expect(seqOf(at, timeline, revisions)).toBe(seq);
  });
});

describe("the marks of a timeline", () => {
  it("are gone to one by one, and no further than the last", () => {
    const seqs = [2, 20, 40];
    expect(markFrom(seqs, 20, 1)).toBe(40);
    expect(markFrom(seqs, 21, -1)).toBe(20);
    expect(markFrom(seqs, 40, 1)).toBeUndefined();
    expect(markFrom(seqs, 2, -1)).toBeUndefined();
  });
});

describe("the clause that is being edited", () => {
  const clause = (id: string, text: string) =>
    ({ id: clauseId(id), runs: [{ text }] }) as unknown as MarkedClause;
  const text = (seq: number, ...clauses: MarkedClause[]): Blame => ({ at: moment(seq), clauses });

  it("is the first that reads differently, or is new", () => {
    const before = text(1, clause("a", "x"), clause("b", "y"));
    expect(editedClause(before, text(2, clause("a", "x"), clause("b", "yz")))).toBe("b");
    expect(editedClause(before, text(2, clause("c", "new"), clause("a", "x")))).toBe("c");
    expect(editedClause(before, text(2, clause("a", "x"), clause("b", "y")))).toBeUndefined();
    expect(editedClause(undefined, before)).toBeUndefined();
  });
});

describe("the symbol of a correction", () => {
  it.each([
    ["WP.1/Rev.1", "WP.1/Rev.1/Corr.1"],
    ["WP.1/Rev.2", "WP.1/Rev.2/Corr.2"],
    ["WP.1/Rev.2/Corr.1", "WP.1/Rev.2/Corr.2"],
    ["WP.1/Rev.7", undefined],
  ])("of %s is %s", (corrected, symbol) => {
    expect(correctionSymbol(revisions, corrected)).toBe(symbol);
  });

  it("is shortened to its end", () => {
    expect(shortSymbol("TSC/2026/WP.1/Rev.2/Corr.1")).toBe("Rev.2/Corr.1");
    expect(shortSymbol("TSC/2026/WP.1/Rev.2")).toBe("Rev.2");
    expect(shortSymbol("R2")).toBe("R2");
  });
});
