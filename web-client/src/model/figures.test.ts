import { describe, expect, it } from "vitest";
import { type FigurePoint, placesOf, roundUp, stepLine } from "./figures";

describe("a line of figures", () => {
  it("keeps each value until the next, and the last to the edge", () => {
    expect(stepLine([0, 0.5, 0.75], [0, 2, 4], 4)).toEqual([
      [0, 1],
      [0.5, 1],
      [0.5, 0.5],
      [0.75, 0.5],
      [0.75, 0],
      [1, 0],
    ]);
  });

  it("of one value goes from edge to edge, and of none is none", () => {
    expect(stepLine([0], [3], 3)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(stepLine([], [], 3)).toEqual([]);
  });

  it("has its points by their time, and never goes back where a clock did", () => {
    const at = (hours: number) => ({ at: new Date(hours * 3_600_000) }) as FigurePoint;
    const points = [at(0), at(5), at(3), at(10)];
    expect(placesOf({ by: "day", more: false, points })).toEqual([0, 0.5, 0.5, 1]);
    expect(placesOf({ by: "revision", more: false, points: points.slice(0, 3) })).toEqual([0, 0.5, 1]);
    expect(placesOf({ by: "day", more: false, points: points.slice(0, 1) })).toEqual([0]);
  });

  it("ends its axis at a round number", () => {
    expect([0, 1, 2, 3, 7, 9, 13, 23, 60, 1240].map(roundUp)).toEqual([1, 1, 2, 3, 8, 10, 15, 30, 60, 1500]);
  });
});
