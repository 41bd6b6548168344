import { describe, expect, it } from "vitest";
import {
  type BracketPart,
  noBrackets,
  partsOf,
  readBracket,
  readPlaces,
  withBrackets,
  withPlaces,
} from "./brackets";
import { bracketId, clauseId } from "./ids";
import { JsonReader } from "./json";
import { decidedStatus, isBracketedToo, type Standing, statusOf } from "./standing";

function bracket(id: string, clause: string, settled: object | null = null) {
  return readBracket(
    new JsonReader(
      {
        id,
        kind: "CONTESTED",
        on: [{ clause, from: [7, 3], to: [7, 9], quote: "closely" }],
        holders: [{ holder: "FRA", stance: "KEEP", since: 1000, by: "Claire Martin" }],
        at: 1000,
        by: "Claire Martin",
        settled,
      },
      "bracket",
    ),
  );
}

function places(id: string, now: object[]) {
  return readPlaces(new JsonReader({ places: [{ id, now }] }, "notice"));
}

const a = clauseId("a");
const b = clauseId("b");
const b5 = bracketId("b5");

describe("a bracket", () => {
  it("is read as the server tells it", () => {
    const read = bracket("b5", "a", {
      as: "DELETE",
      agreed: true,
      reason: "as agreed",
      at: 2000,
      by: "Amara",
    });

    expect(read.on).toEqual([{ clause: a, from: [7, 3], to: [7, 9], quote: "closely" }]);
    expect(read.holders).toEqual([
      { holder: "FRA", stance: "KEEP", note: undefined, since: new Date(1000), by: "Claire Martin" },
    ]);
    expect(read.settled).toEqual({
      as: "DELETE",
      agreed: true,
      reason: "as agreed",
      at: new Date(2000),
      by: "Amara",
    });
  });

  it("is not read with half a place", () => {
    expect(() => places("b5", [{ clause: "a", from: [7], to: [7, 9], state: "HELD" }])).toThrow(
      "two numbers",
    );
  });

  it("is where it was placed, until something else is told", () => {
    const read = bracket("b5", "a");
    expect(partsOf(read, undefined)).toEqual([{ clause: a, from: [7, 3], to: [7, 9], state: "HELD" }]);
    const told: BracketPart[] = [{ clause: b, from: undefined, to: undefined, state: "GONE" }];
    expect(partsOf(read, told)).toBe(told);
  });
});

describe("the brackets of a draft", () => {
  it("stand in the clauses that their words are in, also when nothing is left of these", () => {
    const placed = withBrackets(noBrackets, [bracket("b5", "a")]);
    expect([...placed.byClause.keys()]).toEqual([a]);

    const moved = withPlaces(
      placed,
      places("b5", [{ clause: "b", from: [7, 3], to: [7, 9], state: "HELD" }]),
    );
    expect([...moved.byClause.keys()]).toEqual([b]);

    const gone = withPlaces(moved, places("b5", [{ clause: "b", state: "GONE", seq: 9 }]));
    expect([...gone.byClause.keys()]).toEqual([b]);
  });

  it("stand nowhere when they are settled, and are no more when they are gone", () => {
    const placed = withBrackets(noBrackets, [bracket("b5", "a"), bracket("b6", "b")]);

    const settled = withBrackets(placed, [
      bracket("b5", "a", { as: "KEEP", agreed: false, at: 2000, by: "Amara" }),
    ]);
    expect([...settled.byClause.keys()]).toEqual([b]);
    expect(settled.all.has(b5)).toBe(true);

    expect(withBrackets(settled, [], [b5]).all.has(b5)).toBe(false);
  });

  it("are the same while somebody writes in their words", () => {
    const changed = { clause: "a", from: [7, 3], to: [7, 9], state: "CHANGED" };
    const placed = withPlaces(
      withBrackets(noBrackets, [bracket("b5", "a")]),
      places("b5", [{ ...changed, words: "very closely", seq: 8 }]),
    );

    expect(withPlaces(placed, places("b5", [{ ...changed, words: "very, very closely", seq: 9 }]))).toBe(
      placed,
    );
  });
});

describe("the status of a clause", () => {
  const brackets = withBrackets(noBrackets, [bracket("b5", "a"), bracket("b6", "b")]);
  const parked = {
    status: "PARKED",
    person: "chair",
    name: "Amara",
    delegation: undefined,
    at: new Date(0),
    reason: undefined,
  };
  const standing = {
    seq: 9,
    mode: "EVERYBODY",
    archived: false,
    clauses: new Map([[b, parked]]),
    brackets,
  } as unknown as Standing;

  it("is bracketed where nothing else was decided while brackets stand in it", () => {
    expect(statusOf(a, standing)).toBe("BRACKETED");
    expect(decidedStatus(a, standing)).toBe("OPEN");
    expect(statusOf(b, standing)).toBe("PARKED");
    expect(statusOf(a, { ...standing, brackets: undefined })).toBe("OPEN");
  });

  it("that says something else does not hide that brackets stand in it", () => {
    expect(isBracketedToo(a, standing)).toBe(false);
    expect(isBracketedToo(b, standing)).toBe(true);
    expect(isBracketedToo(b, { ...standing, brackets: undefined })).toBe(false);
  });
});
