import { describe, expect, it } from "vitest";
import { type GameOptions, randomOf, TogetherGame } from "./togetherGame";

const games = Number(process.env.TOGETHER_GAMES ?? "60");
const seed = Number(process.env.TOGETHER_SEED ?? Date.now() % 1_000_000_000);

function optionsOf(gameSeed: number): GameOptions {
  const random = randomOf(gameSeed ^ 0x5bd1e995);
  return {
    people: 2 + random(4),
    steps: 60 + random(240),
    clauses: 1 + random(3),
    onePlace: random(2) === 0,
  };
}

function play(gameSeed: number): { readonly faults: readonly string[]; readonly story: readonly string[] } {
  const options = optionsOf(gameSeed);
  const game = new TogetherGame(gameSeed, options);
  try {
    game.play(options.steps);
    game.settle();
    return { faults: game.faults(), story: game.story };
  } catch (fault) {
    return { faults: [String(fault)], story: game.story };
  } finally {
    game.leave();
  }
}

describe("people who write together", () => {
  it(`each find their words as they typed them (TOGETHER_SEED=${seed} TOGETHER_GAMES=${games})`, () => {
    const failed: string[] = [];
    for (let game = 0; game < games; game++) {
      const { faults, story } = play(seed + game);
      if (faults.length === 0) continue;
      if (failed.length === 0) failed.push(...story);
      failed.push(`TOGETHER_SEED=${seed + game} TOGETHER_GAMES=1: ${faults.join("; ")}`);
    }
    expect(failed).toEqual([]);
  }, 3_600_000);
});
