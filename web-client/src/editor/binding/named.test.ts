import { describe, expect, it } from "vitest";
import type { Cell } from "./cells";
import { namedIn } from "./named";

/** Letters of which the change names those in capitals; what it wrote has them small. */
function cellsOf(letters: string): Cell[] {
  return letters.split("").map((letter, at) => ({
    id: { client: 1, clock: at },
    letter: letter.toLowerCase(),
    isNamed: letter !== letter.toLowerCase(),
    isGone: true,
    erasedBy: undefined,
    typedIn: undefined,
    erasedIn: undefined,
    movedOf: 0,
    isRecent: false,
    isNews: false,
    isFresh: false,
    isMine: false,
    at,
  }));
}

describe("the letters that a change names", () => {
  it.each([
    ["are what it wrote", "oneTWO", "two", "3-0 4-1 5-2"],
    ["are what it wrote, but for what others typed between them", "TaaWaO", "two", "0-0 3-1 5-2"],
    ["are behind the space of a seam", "AB", " ab", "0-1 1-2"],
    ["are followed by what was typed on", "FOUR", "fours", "0-0 1-1 2-2 3-3"],
    ["were deleted in part before the rest was written", "ONEFOUR", "four", "3-0 4-1 5-2 6-3"],
  ])("%s", (_name, letters, words, pairs) => {
    const found = namedIn(cellsOf(letters), words);
    expect(found?.map(([cell, letter]) => `${cell}-${letter}`).join(" ")).toBe(pairs);
  });

  it.each([
    ["some are missing", "ONETWO", "onto"],
    ["a few stand in much else by chance", "HE", "there"],
    ["what was written is a few letters of them", "ONETWO", "two"],
    ["none is named", "one", "one"],
  ])("are not found in what was written where %s", (_name, letters, words) => {
    expect(namedIn(cellsOf(letters), words)).toBeUndefined();
  });
});
