import { describe, expect, it } from "vitest";
import { type ColumnCard, columnTops } from "./cardColumn";

const gap = 10;
const card = (wanted: number, height: number): ColumnCard => ({ wanted, height });

describe("cards in a column", () => {
  it("stand where they want to, if there is room", () => {
    expect(columnTops([card(0, 50), card(100, 50), card(400, 20)], gap, undefined)).toEqual([0, 100, 400]);
  });

  it("go down below those before them", () => {
    expect(columnTops([card(20, 100), card(30, 50), card(200, 10)], gap, undefined)).toEqual([20, 130, 200]);
  });

  it("make way for the active one, above and below it", () => {
    expect(columnTops([card(100, 50), card(105, 50), card(110, 50)], gap, 1)).toEqual([45, 105, 165]);
  });

  it("leave the active one only so much room above it as there is", () => {
    expect(columnTops([card(5, 100), card(20, 50), card(25, 10)], gap, 1)).toEqual([0, 110, 170]);
  });

  it("are no matter where there are none, or the active one is not among them", () => {
    expect(columnTops([], gap, undefined)).toEqual([]);
    expect(columnTops([card(3, 5)], gap, 7)).toEqual([3]);
  });
});

/** The next of a row of numbers from 0 to 1 that looks like chance (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe("random cards in a column", () => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed))(
    "keep their order, do not overlap, and have the active one exactly in its place (seed %i)",
    (seed) => {
      const next = dice(seed);
      const cards = Array.from({ length: 1 + Math.floor(next() * 30) }, () =>
        card(Math.floor(next() * 3_000), 20 + Math.floor(next() * 300)),
      ).sort((one, other) => one.wanted - other.wanted);
      const active = Math.floor(next() * cards.length);
      const tops = columnTops(cards, gap, active);
      const calm = columnTops(cards, gap, undefined);

      expect(tops).toHaveLength(cards.length);
      tops.forEach((top, at) => {
        expect(top).toBeGreaterThanOrEqual(0);
        const before = cards[at - 1];
        if (before !== undefined)
          expect(top).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + before.height + gap);
        // Without one that is looked at, only those before it keep a card from its place.
        const free = before === undefined ? 0 : (calm[at - 1] ?? 0) + before.height + gap;
        expect(calm[at]).toBe(Math.max(cards[at]?.wanted ?? 0, free));
      });
      const room = cards.slice(0, active).reduce((sum, { height }) => sum + height + gap, 0);
      expect(tops[active]).toBe(Math.max(cards[active]?.wanted ?? 0, room));
    },
  );
});
