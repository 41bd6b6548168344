import { describe, expect, it } from "vitest";
import { readFigures, readSeries } from "./figures";

const counts = {
  seq: 57,
  at: "2026-11-30T10:00:00Z",
  clauses: 60,
  agreed: 41,
  statuses: { AGREED: 41, OPEN: 10, BRACKETED: 9 },
  brackets: 23,
  placeholders: 4,
  bracketedWords: 1240,
  alternatives: 5,
  packages: 2,
};

describe("figures of a draft", () => {
  it("say who holds what", () => {
    const held = { holder: "FRA", brackets: 7, placeholders: 0, words: 120, stances: { KEEP: 5, DELETE: 2 } };
    const read = readFigures({ ...counts, revision: null, holders: [held] });
    expect(read).toMatchObject({
      agreed: 41,
      clauses: 60,
      bracketedWords: 1240,
      alternatives: 5,
      packages: 2,
    });
    expect([...(read.holders[0]?.stances ?? [])]).toEqual([
      ["KEEP", 5],
      ["DELETE", 2],
    ]);
  });

  it("come as a series, each point with its day and revisions", () => {
    const read = readSeries({
      by: "day",
      zone: "UTC",
      more: false,
      points: [{ ...counts, day: "2026-11-30", revisions: ["WP.1/Rev.2"] }],
    });
    expect(read.points[0]).toMatchObject({
      day: new Date("2026-11-30T00:00:00Z"),
      revisions: ["WP.1/Rev.2"],
      brackets: 23,
    });
  });
});
