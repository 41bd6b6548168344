import { describe, expect, it } from "vitest";
import { canonicalMoment, timeOf } from "./moments";

const revisions = [
  { number: 1, correction: undefined, symbol: "WP.1/Rev.1" },
  { number: 2, correction: 1, symbol: "WP.1/Rev.2/Corr.1" },
  { number: 2, correction: undefined, symbol: "WP.1/Rev.2" },
];

describe("the name of a moment", () => {
  it.each([
    ["now", "now"],
    ["WP.1/Rev.2", "WP.1/Rev.2"],
    ["rev:2", "WP.1/Rev.2"],
    ["2", "WP.1/Rev.2"],
    ["57", "seq:57"],
    ["seq:2", "seq:2"],
    ["rev:9", "rev:9"],
    ["2026-11-25T10:00:00Z", "2026-11-25T10:00:00Z"],
    ["moon", "moon"],
  ])("%s is %s", (name, canonical) => {
    expect(canonicalMoment(name, revisions)).toBe(canonical);
  });

  it.each([
    ["2026-11-25T10:00:00Z", "2026-11-25T10:00:00.000Z"],
    ["2026-11-25T10:00:00 01:00", "2026-11-25T09:00:00.000Z"],
    ["rev:1", undefined],
    ["seq:2", undefined],
    ["WP.1/Rev.1", undefined],
    ["1", undefined],
  ])("%s is the time %s", (name, time) => {
    expect(timeOf(name)?.toISOString()).toBe(time);
  });
});
