import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clauseId } from "../model/ids";
import { Whereabouts } from "./whereabouts";

describe("where a caret is", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watched() {
    const told: (string | undefined)[] = [];
    return { told, whereabouts: new Whereabouts((clause) => told.push(clause)) };
  }
  const [a, b, c] = ["a", "b", "c"].map(clauseId);

  it("is told at once after a rest", () => {
    const { told, whereabouts } = watched();
    whereabouts.at(a);
    expect(told).toEqual(["a"]);
  });

  it("is told a few times a second at most, and ends with the last place", () => {
    const { told, whereabouts } = watched();
    for (let round = 0; round < 50; round++) {
      whereabouts.at(round % 2 === 0 ? a : b);
      vi.advanceTimersByTime(20);
    }
    whereabouts.at(c);
    vi.advanceTimersByTime(1000);
    expect(told.length).toBeLessThanOrEqual(4);
    expect(told.at(-1)).toBe("c");
  });

  it("is not told again while it stays", () => {
    const { told, whereabouts } = watched();
    whereabouts.at(a);
    vi.advanceTimersByTime(1000);
    whereabouts.at(a);
    whereabouts.at(undefined);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(["a", undefined]);
  });

  it("is told no more after the end", () => {
    const { told, whereabouts } = watched();
    whereabouts.at(a);
    whereabouts.at(b);
    whereabouts.end();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual(["a"]);
  });
});
