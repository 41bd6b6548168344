import { describe, expect, it } from "vitest";
import {
  authorship,
  changesOfClause,
  chosenChanges,
  isChangedSign,
  neighbour,
  openingOf,
  paragraphsOf,
  sectionsOf,
} from "./changes";
import type { Deed, MarkedClause, Part, Run } from "./history";
import { clause, deed, run } from "./history.testLanguage";
import { bracketId, clauseId, delegationCode } from "./ids";

const claire: Deed = deed("claire", "FRA");
const daniel: Deed = deed("daniel", "KEN");
const chair: Deed = deed("chair", undefined);

const kept = (text: string, more: Partial<Run> = {}) => run(text, undefined, chair, more);
const put = (text: string, by: Deed, more: Partial<Run> = {}) => run(text, "insert", by, more);
const gone = (text: string, by: Deed, more: Partial<Run> = {}) => run(text, "delete", by, more);

const said = (of: MarkedClause) =>
  changesOfClause(of).map(({ kind, by, deleted, inserted }) => [kind, by?.person, deleted, inserted]);

describe("the changes in a clause", () => {
  it("are one where one person exchanged neighbouring words", () => {
    const of = clause([
      kept("a "),
      gone("big", claire),
      put("large", claire),
      kept(" "),
      gone("house", claire),
      put("home", claire),
      kept("."),
    ]);
    expect(said(of)).toEqual([["replace", "claire", "big house", "large home"]]);
    expect(changesOfClause(of)[0]?.runs).toEqual([1, 5]);
  });

  it("are two where other words stand between, or another person made the second", () => {
    expect(said(clause([put("one", claire), kept(" of the "), put("two", claire)]))).toHaveLength(2);
    expect(said(clause([put("one", claire), gone("two", daniel)]))).toEqual([
      ["insert", "claire", "", "one"],
      ["delete", "daniel", "two", ""],
    ]);
  });

  it("do not reach over a break that was there before", () => {
    expect(said(clause([put("one", claire), kept("\n"), put("two", claire)]))).toHaveLength(2);
    expect(said(clause([put("one", claire), put("\n", claire), put("two", claire)]))).toHaveLength(1);
  });

  it("are none of brackets that were placed or lifted, and go over these", () => {
    const bracket = { id: bracketId("b1"), kind: "CONTESTED" as const, holders: ["KEN"] };
    const placed = clause([kept("a "), put("[", daniel, { sign: bracket }), kept("word")]);
    expect(said(placed)).toEqual([]);
    expect(placed.runs.map(isChangedSign)).toEqual([false, true, false]);
    expect(openingOf(placed)).toBe("a word");
    const within = clause([gone("big", claire), put("[", daniel, { sign: bracket }), put("large", claire)]);
    expect(said(within)).toEqual([["replace", "claire", "big", "large"]]);
  });

  it("tell formatting from words", () => {
    const bold = kept("shall", { by: claire, format: { bold: false, italic: false }, bold: true });
    expect(said(clause([bold, put(" not", claire)]))).toEqual([
      ["format", "claire", "", ""],
      ["insert", "claire", "", "not"],
    ]);
  });

  it("name what was done to the clause as a whole", () => {
    expect(said(clause([kept("x")], { moved: true, by: daniel }))).toEqual([["moved", "daniel", "", ""]]);
    expect(said(clause([kept("x")], { kindBefore: "article" }))).toEqual([["kind", undefined, "", ""]]);
    expect(
      said(clause([put("new", claire)], { change: "added", by: claire, kindBefore: undefined })),
    ).toEqual([["added", "claire", "", "new"]]);
    expect(said(clause([], { change: "removed", by: daniel }))).toEqual([["removed", "daniel", "", ""]]);
  });

  it("of an added clause in which others wrote are counted apart", () => {
    const of = clause([put("new", claire), put(" words", daniel)], { change: "added", by: claire });
    expect(said(of).map(([kind]) => kind)).toEqual(["insert", "insert"]);
  });

  it("have keys of their own", () => {
    const of = clause([put("a", claire), kept("x"), put("b", claire)], { moved: true, by: claire });
    const keys = changesOfClause(of).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });
});

describe("the filter by delegation", () => {
  const part = (by: Deed): Part => put("co", by);
  const mixed = put("coordinated", claire, { parts: [part(claire), part(daniel)] });
  const changes = changesOfClause(clause([mixed, kept(" and "), put("chair", chair)]));
  it.each([
    [[], 2],
    [["FRA"], 1],
    [["KEN"], 1],
    [["BRA"], 0],
    [[""], 1],
  ])("%j leaves %i", (codes, count) => {
    expect(chosenChanges(changes, new Set(codes.map(delegationCode)))).toHaveLength(count);
  });
});

describe("going from change to change", () => {
  it.each([
    [0, undefined, 1, undefined],
    [3, undefined, 1, 0],
    [3, undefined, -1, 2],
    [3, 0, 1, 1],
    [3, 2, 1, 2],
    [3, 0, -1, 0],
  ] as const)("among %i from %j by %i leads to %j", (count, from, step, to) => {
    expect(neighbour(count, from, step)).toBe(to);
  });
});

describe("folding", () => {
  it("puts neighbours that are not shown into one", () => {
    const clauses = ["a", "b", "c", "d"].map((id) => clause([], { id: clauseId(id) }));
    const sections = sectionsOf(clauses, ({ id }) => id === "c");
    expect(sections.map((each) => (each.kind === "fold" ? each.clauses.length : each.clause.id))).toEqual([
      2,
      "c",
      1,
    ]);
  });
});

describe("the paragraphs of a clause", () => {
  const paragraph = (change: Run["change"]) => ({ depth: 0, label: "", labelBefore: "", change });
  const texts = (of: MarkedClause, side: "both" | "before" | "after") =>
    paragraphsOf(of, side).map(({ runs }) => runs.map(([each]) => each.text).join("|"));

  const split = clause([kept("one "), put("\n", claire), kept("two", { paragraph: 1 })], {
    paragraphs: [paragraph(undefined), paragraph("insert")],
  });
  const joined = clause([kept("one"), gone("\n", claire), kept("two", { paragraph: 1 })], {
    paragraphs: [paragraph(undefined), paragraph("delete")],
  });

  it("that was split are one before and two after", () => {
    expect(texts(split, "before")).toEqual(["one |two"]);
    expect(texts(split, "after")).toEqual(["one ", "two"]);
    expect(texts(split, "both")).toEqual(["one ", "two"]);
  });

  it("that were joined are two before and one after", () => {
    expect(texts(joined, "before")).toEqual(["one", "two"]);
    expect(texts(joined, "after")).toEqual(["one|two"]);
  });

  it("show a break that changed, where both sides are shown", () => {
    expect(paragraphsOf(split, "both")[0]?.breakAfter?.[0].change).toBe("insert");
    expect(paragraphsOf(split, "after")[0]?.breakAfter).toBeUndefined();
    const still = clause([kept("one"), kept("\n"), kept("two", { paragraph: 1 })], {
      paragraphs: [paragraph(undefined), paragraph(undefined)],
    });
    expect(paragraphsOf(still, "both")[0]?.breakAfter).toBeUndefined();
  });

  it("know where each of their runs is in the clause", () => {
    expect(paragraphsOf(split, "both")[1]?.runs[0]?.[1]).toBe(2);
  });
});

describe("the authors of a text", () => {
  it("are counted by their characters, most first", () => {
    const text = [clause([put("abc", claire), kept("abcdef"), gone("xy", claire)]), clause([kept("g")])];
    expect(authorship(text)).toEqual([
      { delegation: undefined, ofDraft: false, clauses: 1, inserted: 7, deleted: 0 },
      { delegation: "FRA", ofDraft: false, clauses: 1, inserted: 3, deleted: 2 },
    ]);
  });
});

describe("the first words of a clause", () => {
  it("are those that are there now, or that were there if it is gone", () => {
    const runs = [gone("old ", claire), put("new ", claire), kept("words")];
    expect(openingOf(clause(runs))).toBe("new words");
    expect(openingOf(clause([gone("old words", claire)], { change: "removed" }))).toBe("old words");
  });
});
