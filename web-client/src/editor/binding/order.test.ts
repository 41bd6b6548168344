import { describe, expect, it } from "vitest";
import { staying } from "./order";

const letters = (text: string) => [...text];
const stay = (here: string, there: string, heavy = "") =>
  [...staying(letters(here), letters(there), (id) => (heavy.includes(id) ? 100 : 1))].sort().join("");

describe("what stays in its place", () => {
  it.each([
    ["abcde", "abcde", "", "abcde"],
    ["abcde", "bcdea", "", "bcde"],
    ["abcde", "eabcd", "", "abcd"],
    ["abcde", "acbde", "c", "acde"],
    ["abcde", "adbce", "d", "ade"],
    ["abcde", "edcba", "c", "c"],
    ["abcde", "axcye", "", "ace"],
    ["", "abc", "", ""],
    ["abc", "", "", ""],
  ])("of %s that becomes %s, where %s is closed, is %s", (here, there, heavy, expected) => {
    expect(stay(here, there, heavy)).toBe(expected);
  });

  it("is the heaviest of all that could", () => {
    // Every order of six, against every way to leave some out.
    const orders = (ids: readonly string[]): string[][] =>
      ids.length === 0
        ? [[]]
        : ids.flatMap((id) => orders(ids.filter((each) => each !== id)).map((rest) => [id, ...rest]));
    const here = letters("abcdef");
    const weight = (id: string) => (id === "b" ? 3 : 1);
    const heavy = (ids: readonly string[]) => ids.reduce((sum, id) => sum + weight(id), 0);
    for (const there of orders(here)) {
      let most = 0;
      for (let chosen = 0; chosen < 1 << here.length; chosen++) {
        const some = here.filter((_, index) => (chosen & (1 << index)) !== 0);
        const isInOrder = some.every(
          (id, index) => index === 0 || there.indexOf(some[index - 1] ?? "") < there.indexOf(id),
        );
        if (isInOrder) most = Math.max(most, heavy(some));
      }
      const kept = staying(here, there, weight);
      expect([there, heavy([...kept])]).toEqual([there, most]);
      const order = there.filter((id) => kept.has(id));
      expect(here.filter((id) => kept.has(id))).toEqual(order);
    }
  });
});
