import { describe, expect, it } from "vitest";
import { faultOfPattern, symbolAfter } from "./symbol";

describe("a pattern of symbols", () => {
  it.each([
    ["WP.{draft}/Rev.{number}", undefined],
    ["TSC/{year}/WP.{draft}/Rev.{number}", undefined],
    ["WP/Rev.{number}", { kind: "missing" }],
    ["WP.{draft}", { kind: "missing" }],
    ["WP. {draft}/{number}", { kind: "spaces" }],
    ["{draft}/{number}/{moon}", { kind: "unknown", name: "{moon}" }],
    ["{draft}/{number}/{", { kind: "unknown", name: "{" }],
    [`{draft}{number}${"x".repeat(120)}`, { kind: "long" }],
  ])("%j: %j", (pattern, fault) => {
    expect(faultOfPattern(pattern)).toEqual(fault);
  });

  it("makes symbols", () => {
    expect(symbolAfter("TSC/{year}/WP.{draft}/Rev.{number}", 3, 2, 2026)).toBe("TSC/2026/WP.3/Rev.2");
  });
});
