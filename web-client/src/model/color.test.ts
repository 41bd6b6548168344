import { describe, expect, it } from "vitest";
import { contrast, legibleOn, mixed } from "./color";

describe("the ink of a delegation", () => {
  it.each(["#ffffff", "#20252d", "#808080"])("can be read on %s, whatever its colour", (sheet) => {
    for (const color of ["#ffff00", "#000000", "#ffffff", "#e11d48", "#16a34a", "#7f7f7f"]) {
      expect([color, contrast(legibleOn(color, sheet), sheet) >= 4.5]).toEqual([color, true]);
    }
  });

  it.each(["#ffffff", "#20252d"])("can be read on its own tint of %s, too", (sheet) => {
    for (const color of [
      "#9d3b25",
      "#9d5f25",
      "#459d25",
      "#258c9d",
      "#57259d",
      "#9d2572",
      "#ffff00",
      "#e11d48",
    ]) {
      const ink = legibleOn(color, sheet, 4.8, 0.12);
      expect([color, contrast(ink, mixed(ink, sheet, 0.12)) >= 4.8]).toEqual([color, true]);
    }
  });

  it("is the colour itself where that can be read", () => {
    expect(legibleOn("#123456", "#ffffff")).toBe("#123456");
  });
});

describe("mixed colours", () => {
  it("lie between", () => {
    expect(mixed("#000000", "#ffffff", 0.5)).toBe("#808080");
    expect(mixed("#102030", "#ffffff", 1)).toBe("#102030");
  });

  it("have the contrast that WCAG says", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
  });
});
