import { describe, expect, it } from "vitest";
import { type ClauseKind, clauseKinds } from "./clause";
import {
  type Correction,
  type Corrections,
  choicesOf,
  competingIn,
  corrected,
  correctionsToSend,
  noCorrections,
  numberKey,
  titleIn,
} from "./corrections";
import type { ReadClause } from "./intake";

const clause = (kind: ClauseKind, text: string, paragraphs = 1): ReadClause => ({
  kind,
  number: "",
  text,
  numberInFile: undefined,
  paragraphs: Array.from({ length: paragraphs }, () => ({
    depth: 0,
    label: "",
    labelInFile: undefined,
    runs: [{ text, bold: false, italic: false }],
  })),
});
const file = [
  clause("heading", "On\n trust"),
  clause("preambular", "Recalling,"),
  clause("operative", "Requests:", 3),
  clause("operative", "and so on;"),
  clause("operative", "Decides."),
];
const made = (...corrections: readonly (readonly [number, Correction])[]) =>
  corrected({ clauses: file, leftOut: [] }, { ...noCorrections, clauses: new Map(corrections) });
const sent = (all: ReturnType<typeof made>) => correctionsToSend(all, noCorrections);
const words = (all: ReturnType<typeof made>) => all.map(({ kind, fate }) => (fate === "kept" ? kind : fate));

describe("corrections of what was read from a file", () => {
  it("make clauses other kinds, parts of the clause before, or nothing", () => {
    const all = made([0, "title"], [1, "omit"], [3, "join"], [4, "article"]);

    expect(words(all)).toEqual(["title", "omit", "operative", "join", "article"]);
    expect(sent(all)).toEqual(["1:TITLE", "2:OMIT", "4:JOIN", "5:ARTICLE"]);
    expect(titleIn(all)).toBe("On trust");
  });

  it("are sent as one for neighbours, and not at all where nothing changes", () => {
    expect(sent(made([2, "preambular"], [3, "preambular"], [4, "operative"]))).toEqual(["3-4:PREAMBULAR"]);
    expect(sent(made())).toEqual([]);
    expect(titleIn(made())).toBeUndefined();
  });

  it("have no effect where they cannot be", () => {
    expect(words(made([2, "heading"]))[2]).toBe("operative");
    // What it would go on with became a heading, or there is nothing before it.
    expect(words(made([3, "heading"], [4, "join"])).slice(3)).toEqual(["heading", "operative"]);
    expect(words(made([0, "omit"], [1, "join"])).slice(0, 2)).toEqual(["omit", "preambular"]);
  });

  it("are offered as far as they can be", () => {
    const all = made([1, "omit"]);
    const choices = (place: number) => {
      const clause = all[place];
      return clause === undefined ? [] : choicesOf(clauseKinds, all, clause);
    };
    expect(choices(0)).toEqual([...clauseKinds, "omit"]);
    expect(choices(2)).not.toContain("heading");
    expect(choices(2)).not.toContain("join");
    expect(choices(3)).toContain("join");
  });

  it("leave those alternatives of which both clauses are kept, of one kind, and numbered", () => {
    const alternatives = {
      found: [
        { clause: 4, of: 3 },
        { clause: 5, of: 3 },
      ],
      kept: [],
    };
    const left = (words: readonly string[], ...corrections: readonly (readonly [number, Correction])[]) => [
      ...competingIn(made(...corrections), alternatives, { ...noCorrections, words: new Set(words) }),
    ];

    expect(left([])).toEqual([
      [3, 2],
      [4, 2],
    ]);
    expect(left([], [3, "preambular"])).toEqual([[4, 2]]);
    expect(left([], [3, "join"])).toEqual([[4, 2]]);
    expect(left([], [2, "omit"])).toEqual([]);
    expect(left([numberKey(4)])).toEqual([[3, 2]]);
  });

  it("take what was left out where it stood", () => {
    const line = (before: number, text: string) => ({
      code: "masthead",
      before,
      runs: [{ text, bold: false, italic: false }],
    });
    const read = {
      clauses: file.slice(1),
      leftOut: [line(1, "Distr.: General"), line(5, "End"), line(1, "An old title")],
    };
    const corrections: Corrections = { ...noCorrections, taken: new Map([[2, "title"]]) };

    const all = corrected(read, corrections);

    expect(all.map(({ source, place, fate }) => `${source} ${place} ${fate}`)).toEqual([
      "leftOut 0 left",
      "leftOut 2 kept",
      "clause 0 kept",
      "clause 1 kept",
      "clause 2 kept",
      "clause 3 kept",
      "leftOut 1 left",
    ]);
    expect(correctionsToSend(all, corrections)).toEqual(["L3:TITLE"]);
    expect(titleIn(all)).toBe("An old title");
    const [first] = all;
    expect(first && choicesOf(clauseKinds, all, first)).toEqual(["left", ...clauseKinds]);
  });

  it("keep numbers among the words, so that a part is none", () => {
    const paragraph = (depth: number, label: string, labelInFile: string | undefined, text: string) => ({
      depth,
      label,
      labelInFile,
      runs: [{ text, bold: false, italic: false }],
    });
    const read: ReadClause = {
      kind: "operative",
      number: "OP1",
      numberInFile: "1.5",
      text: "",
      paragraphs: [
        paragraph(0, "", undefined, "per cent:"),
        paragraph(1, "(a)", "(a)", "above"),
        paragraph(1, "(b)", "(4)", "pages"),
        paragraph(1, "", undefined, "and more"),
        paragraph(2, "(i)", "1)", "inner"),
        paragraph(1, "(c)", "(b)", "last"),
      ],
    };
    const corrections: Corrections = { ...noCorrections, words: new Set([numberKey(0), numberKey(0, 2)]) };

    const all = corrected({ clauses: [read], leftOut: [] }, corrections);

    expect(
      all[0]?.paragraphs.map(({ depth, opens, runs }) => [
        depth,
        opens,
        runs.map((run) => run.text).join(""),
      ]),
    ).toEqual([
      [0, false, "1.5 per cent:"],
      [1, true, "above"],
      [0, false, "(4) pages"],
      [0, false, "and more"],
      [1, true, "inner"],
      [1, true, "last"],
    ]);
    expect(correctionsToSend(all, corrections)).toEqual(["N1:WORDS", "N1.2:WORDS"]);
  });
});
