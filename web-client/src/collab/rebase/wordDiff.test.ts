import { describe, expect, it } from "vitest";
import { placeAfter, wordDiff } from "./wordDiff";

const said = (before: string, after: string) =>
  wordDiff(before, after).map(({ from, to, start, end }) => [
    before.slice(from, to),
    after.slice(start, end),
  ]);

describe("the difference of two texts", () => {
  it.each<[string, string, string[][]]>([
    ["one two", "one two", []],
    ["", "one", [["", "one"]]],
    ["one two three", "one three", [["two ", ""]]],
    ["one two", "one three", [["two", "three"]]],
    ["l’État", "l’Etat", [["État", "Etat"]]],
  ])("between %j and %j is in whole words", (before, after, expected) => {
    expect(said(before, after)).toEqual(expected);
  });

  it.each([
    ["one two", "zero one two", 3, 8],
    ["one two", "one two three", 7, 7],
    ["one two", "one", 7, 3],
    ["one two", "one three", 5, 4],
  ])("from %j to %j leads place %i to %i", (before, after, from, to) => {
    expect(placeAfter(wordDiff(before, after), from)).toBe(to);
  });
});
