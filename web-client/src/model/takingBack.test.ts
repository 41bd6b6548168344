import { describe, expect, it } from "vitest";
import type { Redline } from "./history";
import { clause, deed, run } from "./history.testLanguage";
import { clauseId, personId } from "./ids";
import { changedBy, changersOf } from "./takingBack";

const ann = { ...deed("ann", "FRA"), name: "ANN" };
const bob = { ...deed("bob"), name: "BOB" };
const moment = { seq: 1, at: new Date(0), revision: undefined };
const redline: Redline = {
  from: moment,
  to: moment,
  clauses: [
    clause([
      run("kept ", undefined, bob),
      run("new ", "insert", ann),
      run("other", "insert", bob),
      run("gone", "delete", bob),
    ]),
    clause([run("away", "delete", ann)], { id: clauseId("b"), change: "removed", by: ann }),
    clause([run("bob's", "delete", bob)], { id: clauseId("c"), change: "removed", by: bob }),
    clause([run("same", undefined, bob)], { id: clauseId("d"), change: "kept", moved: true, by: ann }),
    clause([run("same", undefined, ann)], { id: clauseId("e"), change: "kept" }),
  ],
  figures: { clauses: 4, inserted: 9, deleted: 13, delegations: [] },
  brackets: [],
  acts: [],
};

describe("what people changed", () => {
  it("is told person by person, who changed most first", () => {
    expect(changersOf(redline)).toEqual([
      { person: "bob", name: "BOB", delegation: undefined, clauses: 2, inserted: 5, deleted: 9 },
      { person: "ann", name: "ANN", delegation: "FRA", clauses: 3, inserted: 4, deleted: 4 },
    ]);
  });

  it("is shown of one person without what others did", () => {
    const shown = changedBy(redline, personId("ann"));
    expect(shown.map(({ id, change, moved }) => [id, change, moved])).toEqual([
      ["a", "kept", false],
      ["b", "removed", false],
      ["d", "kept", true],
    ]);
    expect(shown[0]?.runs.map(({ text, change }) => [text, change])).toEqual([
      ["kept ", undefined],
      ["new ", "insert"],
      ["other", undefined],
    ]);
  });
});
