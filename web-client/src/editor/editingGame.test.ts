import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EditingGame } from "./editingGame";

/*
 * Games of people who draft together. With RECORD_EDITING=file they are written down for the tests of the record, which
 * tell from them whether a redline says who wrote what, and with RECORD_FOOTNOTES=file those with footnotes; EDITING_GAMES is how many, EDITING_SEED the seed of the first.
 */

const games = Number(process.env.EDITING_GAMES ?? "3");
const firstSeed = Number(process.env.EDITING_SEED ?? "1");

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

function written(seed: number, game: EditingGame): string {
  const same = game.same.map(([from, to]) => `same ${from} ${to}`);
  const steps = game.sent.map(({ by, what, update }) => `${by} ${base64(update)} ${what}`);
  return [`game ${seed} ${base64(game.seed)}`, ...same, ...steps, ""].join("\n");
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function play(footnotes: boolean, record: string[]): number[] {
  const apart: number[] = [];
  for (let seed = firstSeed; seed < firstSeed + games; seed++) {
    const game = new EditingGame(seed, () => vi.advanceTimersByTime(5_000), footnotes);
    game.play(30);
    const { seen } = game;
    if (new Set([game.xml, ...seen]).size === 1) record.push(written(seed, game));
    else apart.push(seed);
    expect(game.isShown, `whether the editors show the text of game ${seed}`).toBe(true);
    game.leave();
  }
  return apart;
}

describe("people who draft together", () => {
  it(
    "come to one text",
    () => {
      const record: string[] = [];
      const apart = play(false, record);
      const file = process.env.RECORD_EDITING;
      if (file !== undefined) writeFileSync(file, gzipSync(record.join("")));
      expect(apart, "seeds of the games in which people see different texts").toEqual([]);
    },
    games * 20_000,
  );

  it(
    "come to one text, also with footnotes",
    () => {
      const record: string[] = [];
      const apart = play(true, record);
      const file = process.env.RECORD_FOOTNOTES;
      if (file !== undefined) writeFileSync(file, gzipSync(record.join("")));
      expect(apart, "seeds of the games in which people see different texts").toEqual([]);
    },
    games * 20_000,
  );
});
