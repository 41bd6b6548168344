import { describe, expect, it } from "vitest";
import { bySeverity, type Finding, faultOfFile, formerNumber, longestFile, paragraphOf } from "./intake";

describe("a file", () => {
  it.each([
    ["text.docx", 1, undefined],
    ["TEXT.DOCX", longestFile, undefined],
    ["a.b.md", 5, undefined],
    ["notes.txt", 5, undefined],
    ["text.docx", longestFile + 1, "size"],
    ["text.docx", 0, "empty"],
    ["text.docm", 5, "kind"],
    ["text.pdf", 5, "kind"],
    ["docx", 5, "kind"],
  ])("%s of %i bytes: %s", (name, size, fault) => {
    expect(faultOfFile({ name, size })).toBe(fault);
  });
});

describe("what was found in it", () => {
  const finding = (severity: Finding["severity"], code: string, more: Partial<Finding> = {}): Finding => ({
    severity,
    code,
    message: "",
    count: 1,
    place: undefined,
    excerpt: undefined,
    further: false,
    ...more,
  });

  it("is told by how grave it is, the losses first", () => {
    const told = bySeverity([finding("NOTED", "a"), finding("LOST", "b"), finding("NOTED", "c")]);
    expect(told.map(([severity, found]) => [severity, found.map(({ code }) => code)])).toEqual([
      ["LOST", ["b"]],
      ["NOTED", ["a", "c"]],
    ]);
  });

  it("is told kind by kind, each with all its words, and how many more there are", () => {
    const told = bySeverity([
      finding("LOST", "footnotes", { place: "paragraph 2", excerpt: "First." }),
      finding("LOST", "images"),
      finding("LOST", "footnotes", { place: "paragraph 3", excerpt: "Second." }),
      finding("LOST", "footnotes", { count: 40, further: true }),
    ]);
    const kinds = told.flatMap(([, found]) => found);
    expect(kinds.map(({ code, count, further }) => [code, count, further])).toEqual([
      ["footnotes", 42, 40],
      ["images", 1, 0],
    ]);
    expect(kinds[0]?.named.map(({ excerpt }) => excerpt)).toEqual(["First.", "Second."]);
  });
});

describe("the place of a finding", () => {
  it.each([
    ["paragraph 12", "12"],
    ["line 1", undefined],
    [undefined, undefined],
  ])("%s", (place, paragraph) => {
    const found = {
      severity: "NOTED",
      code: "a",
      message: "",
      count: 1,
      excerpt: undefined,
      further: false,
    } as const;
    expect(paragraphOf({ ...found, place })).toBe(paragraph);
  });
});

describe("the number that a clause had in the file", () => {
  it.each([
    ["OP1", "1.", undefined],
    ["OP1", "3.", "3."],
    ["PP2", undefined, undefined],
    ["PP2", "•", undefined],
    ["", "7.", "7."],
    ["Article 4", "Article 4:", undefined],
  ])("%s, from %s", (number, numberInFile, former) => {
    expect(formerNumber({ kind: "operative", text: "", paragraphs: [], number, numberInFile })).toBe(former);
  });
});
