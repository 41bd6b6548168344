import { describe, expect, it } from "vitest";
import { changesOfClause, openingOf } from "./changes";
import { footnotedRuns, footnoteNumberOf, type PlacedRun } from "./footnotedRuns";
import type { Run } from "./history";
import { clause, deed, run } from "./history.testLanguage";

const claire = deed("claire", "FRA");
const chair = deed("chair");

const inFootnote = (footnote: number, text: string, change?: Run["change"]) =>
  run(text, change, change === undefined ? chair : claire, { footnote, footnoteNumber: footnote + 6 });
const kept = (text: string) => run(text, undefined, chair);
const put = (text: string) => run(text, "insert", claire);
const placed = (runs: readonly Run[]) => runs.map((each, index): PlacedRun => [each, index]);

describe("the footnotes of a paragraph", () => {
  it("are shown below the line, in which their marks stand", () => {
    const { line, footnotes } = footnotedRuns(
      placed([
        kept("States"),
        inFootnote(1, ""),
        inFootnote(1, "See "),
        inFootnote(1, "there", "insert"),
        kept(" agree"),
        inFootnote(2, "", "delete"),
        kept("."),
      ]),
    );
    expect(line.map(([each, index]) => [each.text, each.footnoteNumber, index])).toEqual([
      ["States", undefined, 0],
      ["", 7, 1],
      [" agree", undefined, 4],
      ["", 8, 5],
      [".", undefined, 6],
    ]);
    expect(
      footnotes.map(({ first, runs }) => [
        first.footnoteNumber,
        runs.map(([each, index]) => [each.text, index]),
      ]),
    ).toEqual([
      [
        7,
        [
          ["See ", 2],
          ["there", 3],
        ],
      ],
      [8, []],
    ]);
  });

  it("are shown with words of theirs whose mark stands elsewhere", () => {
    const { line, footnotes } = footnotedRuns(placed([kept("a"), inFootnote(1, "gone", "delete")]));
    expect(line).toHaveLength(1);
    expect(footnotes.map(({ runs }) => runs.length)).toEqual([1]);
  });
});

describe("the number of a footnote", () => {
  it("is what it was on the side of before", () => {
    const moved = run("", undefined, chair, { footnote: 1, footnoteNumber: 3, footnoteNumberBefore: 2 });
    expect([true, false].map((before) => footnoteNumberOf(moved, before))).toEqual([2, 3]);
    expect(footnoteNumberOf(inFootnote(1, ""), true)).toBe(7);
    expect(footnoteNumberOf(run("", undefined, chair, { footnote: 1 }), true)).toBeUndefined();
  });
});

describe("the changes in footnotes", () => {
  const said = (runs: readonly Run[]) =>
    changesOfClause(clause(runs)).map(({ kind, inserted, deleted }) => [kind, inserted, deleted]);

  it("are one with the words around a footnote that comes with them", () => {
    expect(
      said([kept("a"), put(" b"), inFootnote(1, "", "insert"), inFootnote(1, "c", "insert"), put(" d")]),
    ).toEqual([["insert", "b c d", ""]]);
  });

  it("are apart from those around a footnote that was there before", () => {
    expect(said([put("a"), inFootnote(1, ""), inFootnote(1, "b", "insert"), put("c")])).toEqual([
      ["insert", "a", ""],
      ["insert", "b", ""],
      ["insert", "c", ""],
    ]);
  });

  it("tell of a footnote that has no words", () => {
    expect(said([kept("a"), inFootnote(1, "", "insert"), kept("b")])).toEqual([["insert", "", ""]]);
  });

  it("are not in the first words of a clause", () => {
    expect(openingOf(clause([kept("a"), inFootnote(1, ""), inFootnote(1, "b"), kept(" c")]))).toBe("a c");
  });
});
