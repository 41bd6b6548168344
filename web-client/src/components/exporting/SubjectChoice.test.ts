import { describe, expect, it } from "vitest";
import { readRevisions } from "../../api/readHistory";
import { firstChosen, subjectOf } from "./SubjectChoice";

const revision = (number: number) => ({
  number,
  symbol: `WP.1/Rev.${number}`,
  title: "",
  seq: number * 10,
  head: "",
  at: "2026-11-25T10:00:00Z",
  person: "ingrid",
  name: "Ingrid",
  statuses: {},
  figures: { clauses: 0, inserted: 0, deleted: 0, delegations: [] },
});
const revisions = readRevisions([revision(1), revision(2)]);
const seed = "seq:1";

describe("what is exported at first", () => {
  it("is what the dialog was opened for", () => {
    const live = firstChosen({ kind: "text", at: "now" }, revisions, seed);
    expect(subjectOf(live)).toEqual({ kind: "text", at: "now" });
    const past = firstChosen({ kind: "text", at: "WP.1/Rev.1" }, revisions, seed);
    expect([past.choice, subjectOf(past)]).toEqual(["past", { kind: "text", at: "WP.1/Rev.1" }]);
    const pair = { kind: "redline", from: "WP.1/Rev.1", to: "WP.1/Rev.2" } as const;
    expect(subjectOf(firstChosen(pair, revisions, seed))).toEqual(pair);
  });

  it("offers the latest revision, and what changed since, to whoever chooses otherwise", () => {
    const live = firstChosen({ kind: "text", at: "now" }, revisions, seed);
    expect(subjectOf({ ...live, choice: "past" })).toEqual({ kind: "text", at: "WP.1/Rev.2" });
    expect(subjectOf({ ...live, choice: "redline" })).toEqual({
      kind: "redline",
      from: "WP.1/Rev.2",
      to: "now",
    });
  });

  it("offers the beginning where there is no revision", () => {
    const live = firstChosen({ kind: "text", at: "now" }, [], seed);
    expect(subjectOf({ ...live, choice: "past" })).toEqual({ kind: "text", at: seed });
    expect(subjectOf({ ...live, choice: "redline" })).toEqual({ kind: "redline", from: seed, to: "now" });
  });
});
