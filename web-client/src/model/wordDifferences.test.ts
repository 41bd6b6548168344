import { describe, expect, it } from "vitest";
import { wordDifferences } from "./wordDifferences";

const shown = (before: string, after: string) =>
  wordDifferences(before, after)
    .map(({ fate, text }) => (fate === "same" ? text : fate === "gone" ? `-${text}-` : `+${text}+`))
    .join("");

describe("differences of words", () => {
  it("shows what goes before what comes in its place", () => {
    expect(shown("States shall act", "States should act")).toBe("States -shall-+should+ act");
  });

  it("keeps what two texts have in common", () => {
    expect(shown("a b c d e", "a x c y e")).toBe("a -b-+x+ c -d-+y+ e");
    expect(shown("shall act", "shall act at once")).toBe("shall act+ at once+");
    expect(shown("", "new")).toBe("+new+");
    expect(shown("same", "same")).toBe("same");
  });

  it("takes words of any script whole, with their accents", () => {
    expect(shown("les États", "les Etats")).toBe("les -États-+Etats+");
    expect(shown("право на мир", "право на жизнь")).toBe("право на -мир-+жизнь+");
  });

  it("gives each text back, whatever they are", () => {
    let seed = 7;
    const next = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    for (let game = 0; game < 300; game += 1) {
      const text = () => Array.from({ length: next(12) }, () => "abc,\n "[next(6)]).join("");
      const [before, after] = [text(), text()];
      const pieces = wordDifferences(before, after);
      const without = (fate: string) =>
        pieces.flatMap((piece) => (piece.fate === fate ? [] : [piece.text])).join("");
      expect([without("added"), without("gone")], `game ${game}`).toEqual([before, after]);
    }
  });

  it("does not compare what would take too long", () => {
    const words = (letter: string) => Array.from({ length: 5_000 }, (_, n) => `${letter}${n}`).join(" ");
    expect(wordDifferences(words("a"), words("b")).map(({ fate }) => fate)).toEqual(["gone", "added"]);
  });
});
