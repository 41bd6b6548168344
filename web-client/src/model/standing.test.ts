import { describe, expect, it } from "vitest";
import { barrierOfClause, barrierOfText, type Rules } from "./barrier";
import { clauseId, personId } from "./ids";
import { type ClauseStatus, clauseStatuses, needsReason, nextStatuses, type Rights } from "./standing";

const all: Rights = { mayWrite: true, mayDecide: false, mayArrange: true, clauses: undefined };

function rules(
  status: ClauseStatus,
  rights: Partial<Rights> = {},
  mode: "EVERYBODY" | "CHAIR" | "CLOSED" = "EVERYBODY",
): Rules {
  const decision = {
    status,
    person: personId("p"),
    name: "P",
    delegation: undefined,
    at: new Date(0),
    reason: undefined,
  };
  return {
    standing: { seq: 1, mode, archived: false, clauses: new Map([[clauseId("a"), decision]]) },
    rights: { ...all, ...rights },
  };
}

describe("the status of a clause", () => {
  it.each<[ClauseStatus, ClauseStatus[]]>([
    ["OPEN", ["AGREED_AD_REFERENDUM", "AGREED", "PARKED"]],
    ["BRACKETED", ["OPEN", "AGREED_AD_REFERENDUM", "AGREED", "PARKED"]],
    ["AGREED_AD_REFERENDUM", ["OPEN", "AGREED", "PARKED"]],
    ["AGREED", ["ADOPTED", "OPEN"]],
    ["ADOPTED", ["OPEN"]],
    ["PARKED", ["OPEN"]],
  ])("%s becomes nothing but what the server allows, and is never bracketed by hand", (from, to) => {
    expect([...nextStatuses(from)].sort()).toEqual([...to].sort());
  });

  it("asks for a reason exactly where something agreed is taken back", () => {
    const asked = clauseStatuses.flatMap((from) =>
      nextStatuses(from)
        .filter((to) => needsReason(from, to))
        .map((to) => `${from} -> ${to}`),
    );
    expect(asked.sort()).toEqual(["ADOPTED -> OPEN", "AGREED -> OPEN", "AGREED_AD_REFERENDUM -> OPEN"]);
  });
});

describe("a clause", () => {
  it.each<[ClauseStatus, Partial<Rights>, string | undefined]>([
    ["OPEN", {}, undefined],
    ["BRACKETED", {}, undefined],
    ["AGREED_AD_REFERENDUM", {}, undefined],
    ["AGREED", {}, "agreed"],
    ["AGREED", { mayDecide: true }, "agreed"],
    ["ADOPTED", { mayDecide: true }, "adopted"],
    ["PARKED", {}, "parked"],
    ["PARKED", { mayDecide: true }, undefined],
    ["OPEN", { clauses: new Set([clauseId("b")]) }, "notYours"],
    ["OPEN", { clauses: new Set([clauseId("a")]) }, undefined],
    ["AGREED", { clauses: new Set([clauseId("a")]) }, "agreed"],
  ])("that is %s, with %o: %s", (status, rights, expected) => {
    expect(barrierOfClause(clauseId("a"), rules(status, rights))).toBe(expected);
  });
});

describe("the whole text", () => {
  it("is closed by the mode, or by one's rights", () => {
    expect(barrierOfText(rules("OPEN"))).toBeUndefined();
    expect(barrierOfText(rules("OPEN", { mayWrite: false }))).toBe("readOnly");
    expect(barrierOfText(rules("OPEN", { mayWrite: false }, "CHAIR"))).toBe("chairDrafts");
    expect(barrierOfText(rules("OPEN", { mayWrite: false, mayDecide: true }, "CLOSED"))).toBe("closed");
  });
});
