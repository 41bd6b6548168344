import { describe, expect, it } from "vitest";
import type { Revision, Timeline } from "../../model/history";
import { beginsWith } from "./opening";

const moment = (seq: number) => ({ seq, at: new Date(seq * 1000), revision: undefined });
const timeline = (...edits: readonly number[]): Timeline => ({
  first: moment(2),
  last: moment(50),
  activity: edits.map((seq) => ({ ...moment(seq), from: moment(seq).at, edits: 1, inserted: 1, deleted: 0 })),
  marks: [],
});
const revisions = [
  { symbol: "Rev.1", seq: 10 },
  { symbol: "Rev.2", seq: 30 },
] as Revision[];

describe("the changes that a draft's history opens on", () => {
  it("are those since the newest revision", () => {
    expect(beginsWith({ revisions, timeline: timeline(5, 20, 40) })).toEqual({ from: "Rev.2", to: "now" });
    expect(beginsWith({ revisions: [], timeline: timeline(5) })).toEqual({ from: "seq:2", to: "now" });
  });

  it("are those that the newest revision brought, while nobody wrote since", () => {
    expect(beginsWith({ revisions, timeline: timeline(5, 20) })).toEqual({ from: "Rev.1", to: "Rev.2" });
    expect(beginsWith({ revisions: revisions.slice(0, 1), timeline: timeline(5) })).toEqual({
      from: "seq:2",
      to: "Rev.1",
    });
  });
});
