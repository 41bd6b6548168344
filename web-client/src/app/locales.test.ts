import { describe, expect, it } from "vitest";
import { frenchSpaces, inFrench } from "../components/frenchSpaces";
import papersEn from "../components/papers.en.json";
import papersFr from "../components/papers.fr.json";
import proposalsEn from "../scenes/Draft/proposals/proposals.en.json";
import proposalsFr from "../scenes/Draft/proposals/proposals.fr.json";
import { parts as firstParts } from "./locales";

const parts = [...firstParts, [papersEn, papersFr] as const, [proposalsEn, proposalsFr] as const];
const en = Object.assign({}, ...parts.map(([english]) => english)) as object;
const fr = Object.assign({}, ...parts.map(([, french]) => french)) as object;

function entries(texts: object, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? entries(value, `${prefix}${key}.`)
      : [[prefix + key, String(value)] as [string, string]],
  );
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe("the texts", () => {
  it("are the same in number and name in both languages", () => {
    expect(entries(fr).map(([key]) => key)).toEqual(entries(en).map(([key]) => key));
  });

  it("name the same things in both languages", () => {
    const french = new Map(entries(fr));
    for (const [key, text] of entries(en)) {
      expect([key, placeholders(french.get(key) ?? "")]).toEqual([key, placeholders(text)]);
    }
  });

  it("have no section in two files", () => {
    const sections = parts.flatMap(([english]) => Object.keys(english));
    expect(sections).toEqual([...new Set(sections)]);
  });

  it("are in the register of official papers in French, which has no median points", () => {
    expect(entries(fr).filter(([, text]) => /\p{L}·\p{L}/u.test(text))).toEqual([]);
  });

  it("have their French spaces where a sign never leaves its word", () => {
    const loose = /(?<!\u202f)[;?!](?!\w)|(?<!\u00a0)(?:»|:(?!\S))|«(?!\u00a0)/;
    expect(entries(inFrench(fr)).filter(([, text]) => loose.test(text))).toEqual([]);
    expect(frenchSpaces("Réessayer ? « Oui » : à 14:05 ; https://example.org/?a=1")).toBe(
      "Réessayer\u202f? «\u00a0Oui\u00a0»\u00a0: à 14:05\u202f; https://example.org/?a=1",
    );
  });

  it("are never empty", () => {
    for (const [key, text] of [...entries(en), ...entries(fr)])
      expect([key, text.trim()]).not.toEqual([key, ""]);
  });
});
