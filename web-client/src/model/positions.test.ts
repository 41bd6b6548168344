import { describe, expect, it } from "vitest";
import { asTold, author, forAll, forDelegation } from "./comments.testLanguage";
import { clauseId, deskId } from "./ids";
import { JsonReader } from "./json";
import { countsByClause, countsByScope, type Position, readPosition } from "./positions";

let seq = 0;
function position(code: string, value: Position["value"], more: Partial<Position> = {}): Position {
  seq += 1;
  return {
    desk: deskId("d"),
    seq,
    audience: forAll,
    holder: { kind: "DELEGATION", code },
    scope: { kind: "CLAUSE", id: "a" },
    value,
    note: undefined,
    at: new Date(seq),
    by: author(),
    ...more,
  };
}

describe("positions", () => {
  it("are read, also those that were taken back, and those about the whole draft", () => {
    const told = [
      position("FRA", "SUPPORT", { note: "As before" }),
      position("FRA", undefined, { scope: { kind: "WHOLE", id: undefined } }),
    ];
    expect(told.map((each) => readPosition(new JsonReader(asTold(each), "position")))).toEqual(told);
  });

  it("are counted for each clause, once for each holder, by what one knows of it", () => {
    const counts = countsByClause([
      position("FRA", "OPPOSE", { audience: forDelegation("FRA") }),
      position("FRA", "SUPPORT"),
      position("KEN", "SUPPORT"),
      position("JPN", undefined),
      position("KEN", "RESERVE", { scope: { kind: "WHOLE", id: undefined } }),
    ]);
    expect([...(counts.get(clauseId("a")) ?? [])]).toEqual([
      ["OPPOSE", 1],
      ["SUPPORT", 1],
    ]);
  });

  it("are counted for each proposal, package and alternative", () => {
    const counts = countsByScope([
      position("FRA", "OPPOSE", { scope: { kind: "PROPOSAL", id: "p" } }),
      position("KEN", "OPPOSE", { scope: { kind: "PROPOSAL", id: "p" } }),
      position("KEN", "SUPPORT", { scope: { kind: "ALTERNATIVE", id: "a" } }),
      position("KEN", "RESERVE"),
    ]);
    expect([...counts].map(([key, values]) => [key, ...values])).toEqual([
      ["ALTERNATIVE a", ["SUPPORT", 1]],
      ["PROPOSAL p", ["OPPOSE", 2]],
    ]);
  });
});
