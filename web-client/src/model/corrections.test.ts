import { describe, expect, it } from "vitest";
import { type ClauseKind, clauseKinds } from "./clause";
import { type Correction, choicesOf, corrected, correctionsToSend, titleIn } from "./corrections";
import type { ReadClause } from "./intake";

const clause = (kind: ClauseKind, text: string, paragraphs = 1): ReadClause => ({
  kind,
  number: "",
  text,
  numberInFile: undefined,
  paragraphs: Array.from({ length: paragraphs }, () => ({ depth: 0, label: "", runs: [] })),
});
const file = [
  clause("heading", "On\n trust"),
  clause("preambular", "Recalling,"),
  clause("operative", "Requests:", 3),
  clause("operative", "and so on;"),
  clause("operative", "Decides."),
];
const made = (...corrections: readonly (readonly [number, Correction])[]) =>
  corrected(file, new Map(corrections));
const words = (all: ReturnType<typeof made>) => all.map(({ kind, fate }) => (fate === "kept" ? kind : fate));

describe("corrections of what was read from a file", () => {
  it("make clauses other kinds, parts of the clause before, or nothing", () => {
    const all = made([0, "title"], [1, "omit"], [3, "join"], [4, "article"]);

    expect(words(all)).toEqual(["title", "omit", "operative", "join", "article"]);
    expect(correctionsToSend(all)).toEqual(["1:TITLE", "2:OMIT", "4:JOIN", "5:ARTICLE"]);
    expect(titleIn(all)).toBe("On trust");
  });

  it("are sent as one for neighbours, and not at all where nothing changes", () => {
    expect(correctionsToSend(made([2, "preambular"], [3, "preambular"], [4, "operative"]))).toEqual([
      "3-4:PREAMBULAR",
    ]);
    expect(correctionsToSend(made())).toEqual([]);
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
    expect(choicesOf(clauseKinds, all, 0)).toEqual([...clauseKinds, "omit"]);
    expect(choicesOf(clauseKinds, all, 2)).not.toContain("heading");
    expect(choicesOf(clauseKinds, all, 2)).not.toContain("join");
    expect(choicesOf(clauseKinds, all, 3)).toContain("join");
  });
});
