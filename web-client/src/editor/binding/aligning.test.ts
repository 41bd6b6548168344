import { describe, expect, it } from "vitest";
import { aligned } from "./aligning";

/** Letters that speak for a match, but for those in capitals, which hardly do. */
const weighed = (letters: string) =>
  letters.split("").map((letter) => ({
    letter: letter.toLowerCase(),
    weight: letter === letter.toLowerCase() ? 6 : 1,
  }));

describe("letters that two texts have in common", () => {
  it.each([
    [
      "to be",
      "to be",
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 4],
      ],
    ],
    ["a b", "xyz", []],
    ["", "a", []],
    // The word in a row, though its first letter is found before it, too.
    [
      "b c bell",
      "bell",
      [
        [4, 0],
        [5, 1],
        [6, 2],
        [7, 3],
      ],
    ],
    // Of two letters that are alike the one that speaks for it.
    ["Ax a", "a", [[3, 0]]],
  ])("are found in %j and %j", (one, other, pairs) => {
    expect(aligned(weighed(one), other)?.pairs).toEqual(pairs);
  });

  it("are not looked for in texts that are too long for that", () => {
    const long = "a".repeat(2_000);
    expect(aligned(weighed(long), long)).toBeUndefined();
  });
});
