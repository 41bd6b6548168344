import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { standingWords } from "../components/standingWords";
import type { ClauseStatus } from "../model/standing";
import { en, fr } from "./locales";

const words: Record<string, TFunction> = {};
beforeAll(async () => {
  for (const [language, texts] of Object.entries({ en, fr })) {
    words[language] = await i18next.createInstance().init({
      lng: language,
      resources: { [language]: { translation: texts } },
      interpolation: { escapeValue: false },
    });
  }
});

function told(
  language: "en" | "fr",
  statuses: Partial<Record<ClauseStatus, number>>,
  brackets: number,
  placeholders: number,
) {
  const counts = new Map(Object.entries(statuses) as [ClauseStatus, number][]);
  const t = words[language];
  if (t === undefined) throw new Error(language);
  return standingWords({ statuses: counts, brackets, placeholders }, t).join(" · ");
}

describe("where a draft stands", () => {
  it("is told by what is agreed and adopted, of all clauses, and by what is in brackets", () => {
    const statuses = { AGREED: 40, ADOPTED: 1, OPEN: 9, BRACKETED: 10 };
    expect(told("en", statuses, 23, 4)).toBe("41 of 60 clauses agreed · 23 brackets · 4 placeholders");
    expect(told("fr", statuses, 23, 4)).toBe(
      "41 dispositions agréées sur 60 · 23 passages entre crochets · 4 textes à venir",
    );
  });

  it("has the plural of each language: in English that of all, in French that of the agreed, with none as one", () => {
    expect(told("en", { OPEN: 2 }, 1, 1)).toBe("0 of 2 clauses agreed · 1 bracket · 1 placeholder");
    expect(told("en", { AGREED: 1 }, 0, 0)).toBe("1 of 1 clause agreed");
    expect(told("fr", { OPEN: 2 }, 1, 1)).toBe(
      "0 disposition agréée sur 2 · 1 passage entre crochets · 1 texte à venir",
    );
    expect(told("fr", { OPEN: 1, AGREED: 1 }, 0, 0)).toBe("1 disposition agréée sur 2");
  });

  it("says nothing of clauses where there are none", () => {
    expect(told("en", {}, 0, 0)).toBe("");
  });
});
