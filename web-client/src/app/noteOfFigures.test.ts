import i18next, { type i18n } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import type { DraftFigures } from "../model/figures";
import { noteOfFigures } from "../scenes/History/noteOfFigures";
import { en, fr } from "./locales";

let words: i18n;
beforeAll(async () => {
  words = i18next.createInstance();
  await words.init({
    lng: "en",
    resources: { en: { translation: en }, fr: { translation: fr } },
    interpolation: { escapeValue: false },
  });
});

const held = (holder: string, brackets: number, placeholders = 0) => ({
  holder,
  brackets,
  placeholders,
  words: 10,
  stances: new Map(),
});

const figures: DraftFigures = {
  seq: 57,
  at: new Date(0),
  clauses: 60,
  agreed: 41,
  statuses: new Map([
    ["AGREED", 41],
    ["BRACKETED", 19],
  ]),
  brackets: 23,
  placeholders: 4,
  bracketedWords: 1240,
  alternatives: 2,
  packages: 1,
  holders: [held("FRA", 12), held("chair", 9), held("KEN", 2), held("JPN", 0, 4)],
};

describe("the figures that a note is offered", () => {
  it("are in the language of the process, whatever that of the page", () => {
    expect(noteOfFigures(figures, "en", words)).toBe(
      "Where the text stands: 41 of 60 clauses agreed, 23 brackets, 4 placeholders, 1,240 words in brackets, 2 alternatives, 1 package." +
        " Brackets by holder: FRA (12), the chair (9), KEN (2).",
    );
    const french = noteOfFigures(figures, "fr-CH", words).replaceAll(/[\u00a0\u202f]/g, " ");
    expect(french).toBe(
      "État du texte : 41 dispositions agréées sur 60, 23 passages entre crochets, 4 textes à venir," +
        " 1 240 mots entre crochets, 2 variantes, 1 ensemble. Passages entre crochets, par tenant : FRA (12), la présidence (9), KEN (2).",
    );
    expect(noteOfFigures(figures, "ar", words)).toContain("41 of 60 clauses agreed");
  });

  it("name those who hold most, and nobody where there are no brackets", () => {
    const many = Array.from({ length: 20 }, (_, index) => held(`D${index}`, 20 - index));
    expect(noteOfFigures({ ...figures, holders: many }, "en", words)).toMatch(/D11 \(9\)\.$/);
    const none = {
      ...figures,
      brackets: 0,
      placeholders: 0,
      bracketedWords: 0,
      alternatives: 0,
      packages: 0,
      holders: [],
    };
    expect(noteOfFigures(none, "en", words)).toBe("Where the text stands: 41 of 60 clauses agreed.");
    expect(noteOfFigures({ ...none, statuses: new Map() }, "en", words)).toBe("");
  });
});
