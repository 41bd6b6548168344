import { describe, expect, it } from "vitest";
import { begins, readReference, refersTo } from "./reference";

/** A reference on one line: kind, number, levels. */
function read(text: string): string | undefined {
  const reference = readReference(text);
  return reference && [reference.kind ?? "-", reference.number ?? "-", ...reference.below].join(" ");
}

describe("a number as it is said", () => {
  it.each([
    ["OP23", "operative 23"],
    ["op 3", "operative 3"],
    ["Op. 3 (b)", "operative 3 b"],
    ["OP3(b)(ii)", "operative 3 b ii"],
    ["op3b", "operative 3 b"],
    ["op 3 b ii", "operative 3 b ii"],
    ["op 3.b", "operative 3 b"],
    ["OP6bis", "operative 6bis"],
    ["OP6 alt 2", "operative 6alt2"],
    ["OP6 bis (a)", "operative 6bis a"],
    ["OP6quinquiesdecies", "operative 6quinquiesdecies"],
    ["op 6-21 (b)", "operative 6-21 b"],
    ["OP1pre", "operative 1pre"],
    ["op 1 pre bis", "operative 1prebis"],
    ["Annex IVbis alt 2", "annex 4bisalt2"],
    ["paragraph 4", "operative 4"],
    ["para. 4", "operative 4"],
    ["paragraphe 4", "operative 4"],
    ["§ 4", "operative 4"],
    ["pp4", "preambular 4"],
    ["préambule 4", "preambular 4"],
    ["Preambular paragraph 4", "preambular 4"],
    ["art 5", "article 5"],
    ["Art. 5", "article 5"],
    ["Article 5", "article 5"],
    ["annex II", "annex 2"],
    ["Annexe 2", "annex 2"],
    ["annex xiv", "annex 14"],
    ["ＯＰ３", "operative 3"],
    ["OP\u00a03", "operative 3"],
    ["23", "- 23"],
    ["3(b)", "- 3 b"],
    ["(b)", "- - b"],
    ["( ii )", "- - ii"],
    ["(b)(ii)", "- - b ii"],
    ["(aa)", "- - aa"],
    ["op", "operative -"],
    ["Annex", "annex -"],
  ])("%s is read", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    "",
    " ",
    "operations",
    "option 3",
    "article of faith",
    "paradise 3",
    "op3 and op4",
    "annexation",
    "annex zz",
    "(see above)",
    "(b) first",
    "b",
    "international law",
    "3 years",
  ])("%s is no number", (text) => {
    expect(read(text)).toBeUndefined();
  });

  const labels: readonly (readonly string[])[] = [
    ["", ""],
    ["PP3"],
    ["OP3"],
    ["OP3", "(b)"],
    ["OP3", "(b)", "(ii)"],
    ["OP4", "(b)"],
    ["OP23"],
    ["OP3bis"],
    ["Article 3"],
    ["Annex III"],
  ];
  const meant = (text: string) => {
    const reference = readReference(text);
    return labels
      .filter((each) => reference !== undefined && refersTo(reference, each))
      .map((each) => each.join(""));
  };

  it.each([
    ["op3", ["OP3"]],
    ["3", ["PP3", "OP3", "Article 3", "Annex III"]],
    ["annex 3", ["Annex III"]],
    ["op3bis", ["OP3bis"]],
    ["op 3 (b)", ["OP3(b)"]],
    ["(b)", ["OP3(b)", "OP4(b)"]],
    ["(b)(ii)", ["OP3(b)(ii)"]],
    ["(ii)", ["OP3(b)(ii)"]],
    ["op", []],
    ["op99", []],
  ])("%s means %j", (text, expected) => {
    expect(meant(text)).toEqual(expected);
  });

  it("begins longer ones", () => {
    const begun = (text: string) => {
      const reference = readReference(text);
      return labels.map(([label = ""]) => label).filter((label) => reference && begins(reference, label));
    };
    expect(begun("op2")).toEqual(["OP23"]);
    expect(begun("2")).toEqual(["OP23"]);
    expect(begun("art")).toEqual(["Article 3"]);
    expect(begun("annex")).toEqual(["Annex III"]);
    expect(begun("(b)")).toEqual([]);
  });
});
