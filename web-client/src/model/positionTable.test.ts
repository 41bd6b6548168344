import { describe, expect, it } from "vitest";
import { author, forAll, forDelegation } from "./comments.testLanguage";
import { clauseId, delegationCode, deskId, groupCode } from "./ids";
import type { Position, PositionScope } from "./positions";
import {
  byValue,
  cellAfter,
  inBands,
  inRowOrder,
  type PositionColumn,
  type PositionRow,
  positionsOf,
} from "./positionTable";

let seq = 0;
const onClause = (id: string): PositionScope => ({ kind: "CLAUSE", id });
function position(
  code: string,
  value: Position["value"],
  scope = onClause("a"),
  audience = forAll,
): Position {
  seq += 1;
  const holder = { kind: "DELEGATION", code } as const;
  return {
    desk: deskId("d"),
    seq,
    audience,
    holder,
    scope,
    value,
    note: undefined,
    at: new Date(seq),
    by: author(),
  };
}
const column = (code: string, kind: PositionColumn["kind"] = "DELEGATION"): PositionColumn => ({
  kind,
  code,
  name: code,
  maySpeak: false,
});
const row = (id: string): PositionRow => ({ scope: onClause(id), name: id, clause: clauseId(id) });
const codes = (columns: readonly PositionColumn[]) => columns.map(({ code }) => code);

describe("positions in a table", () => {
  it("are found by who holds them and what they are about, what everybody knows first, and not when taken back", () => {
    const of = positionsOf([
      position("FRA", "OPPOSE", onClause("a"), forDelegation("FRA")),
      position("FRA", "SUPPORT"),
      position("FRA", "FLEXIBLE", { kind: "ALTERNATIVE", id: "a" }),
      position("KEN", undefined),
    ]);
    expect(of(column("FRA"), onClause("a")).map(({ value }) => value)).toEqual(["SUPPORT", "OPPOSE"]);
    expect(of(column("FRA"), { kind: "ALTERNATIVE", id: "a" }).map(({ value }) => value)).toEqual([
      "FLEXIBLE",
    ]);
    expect(of(column("KEN"), onClause("a"))).toEqual([]);
    expect(of(column("FRA", "GROUP"), onClause("a"))).toEqual([]);
  });

  it("put those together who stand alike", () => {
    const of = positionsOf([position("B", "OPPOSE"), position("C", "SUPPORT"), position("D", "SUPPORT")]);
    expect(codes(byValue([column("A"), column("B"), column("C"), column("D")], onClause("a"), of))).toEqual([
      "C",
      "D",
      "B",
      "A",
    ]);
  });

  it("put first what most are against", () => {
    const of = positionsOf([
      position("A", "RESERVE", onClause("b")),
      position("A", "OPPOSE", onClause("c")),
      position("B", "OPPOSE", onClause("c")),
      position("A", "OPPOSE", onClause("d")),
      position("B", "RESERVE", onClause("d")),
    ]);
    const rows = [row("a"), row("b"), row("c"), row("d")];
    const columns = [column("A"), column("B")];
    expect(inRowOrder(rows, "against", columns, of).map(({ name }) => name)).toEqual(["c", "d", "b", "a"]);
    expect(inRowOrder(rows, "text", columns, of)).toBe(rows);
  });
});

describe("columns in bands", () => {
  const delegation = (code: string, kind: "STATE" | "COMPANY") => ({
    code: delegationCode(code),
    name: code,
    kind,
    capacity: "PARTICIPANT" as const,
    color: "#000000",
  });
  const process = {
    delegations: [delegation("ACM", "COMPANY"), delegation("FRA", "STATE"), delegation("KEN", "STATE")],
    groups: [
      { code: groupCode("EU"), name: "European Union", members: [delegationCode("FRA")] },
      { code: groupCode("ALL"), name: "All States", members: [delegationCode("FRA"), delegationCode("KEN")] },
    ],
  };
  const columns = [column("ACM"), column("EU", "GROUP"), column("FRA"), column("KEN")];
  const bands = (banding: "none" | "kind" | "group") =>
    inBands(columns, banding, process).map((band) => [band.key, codes(band.columns)]);

  it("are one band where none are asked for", () => {
    expect(bands("none")).toEqual([[undefined, ["ACM", "EU", "FRA", "KEN"]]]);
  });

  it("stand by the kind of delegation, and groups for themselves", () => {
    expect(bands("kind")).toEqual([
      ["STATE", ["FRA", "KEN"]],
      ["COMPANY", ["ACM"]],
      ["other", ["EU"]],
    ]);
  });

  it("stand by the first group that they are in, each once", () => {
    expect(bands("group")).toEqual([
      ["EU", ["EU", "FRA"]],
      ["ALL", ["KEN"]],
      ["other", ["ACM"]],
    ]);
  });
});

describe("the keys of a table", () => {
  const press = (key: string, from: readonly [number, number], ctrlKey = false) =>
    cellAfter({ key, ctrlKey }, from, [20, 5]);

  it.each([
    ["ArrowDown", [0, 0], [1, 0]],
    ["ArrowUp", [0, 3], [0, 3]],
    ["ArrowRight", [2, 4], [2, 4]],
    ["ArrowLeft", [2, 4], [2, 3]],
    ["PageDown", [15, 1], [19, 1]],
    ["PageUp", [9, 1], [1, 1]],
    ["Home", [3, 3], [3, 0]],
    ["End", [3, 3], [3, 4]],
  ] as const)("%s leads on from %j", (key, from, to) => {
    expect(press(key, from)).toEqual(to);
  });

  it("lead to the corners with Ctrl", () => {
    expect(press("Home", [3, 3], true)).toEqual([0, 0]);
    expect(press("End", [3, 3], true)).toEqual([19, 4]);
    expect(press("a", [3, 3])).toBeUndefined();
  });
});
