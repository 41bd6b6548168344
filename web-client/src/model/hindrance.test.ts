import { describe, expect, it } from "vitest";
import { type Bracket, type BracketKind, noBrackets } from "./brackets";
import { hindranceOf } from "./hindrance";
import { bracketId, clauseId, delegationCode, personId } from "./ids";
import type { Standing } from "./standing";

const by = { person: personId("p"), name: "Claire", delegation: undefined, at: new Date(0) };
const bracketOf = (id: string, kind: BracketKind): Bracket => ({
  id: bracketId(id),
  kind,
  on: [],
  holders: [],
  at: new Date(0),
  by: "Claire",
  settled: undefined,
});
const standing: Standing = {
  seq: 1,
  mode: "EVERYBODY",
  archived: false,
  clauses: new Map([
    [
      clauseId("withheld"),
      {
        ...by,
        status: "AGREED_AD_REFERENDUM",
        reason: undefined,
        agreement: {
          forum: undefined,
          pending: [],
          withheld: [{ delegation: delegationCode("USA"), reason: "No", by: "Sam", at: new Date(0) }],
          confirmed: [],
        },
      },
    ],
  ]),
  brackets: {
    ...noBrackets,
    byClause: new Map([
      [clauseId("contested"), [bracketOf("b1", "CONTESTED")]],
      [clauseId("toCome"), [bracketOf("b2", "PLACEHOLDER")]],
    ]),
  },
  alternatives: [{ ...by, clause: clauseId("alt"), of: clauseId("first") }],
};

describe("what is in the way of a status", () => {
  it.each([
    ["free", "AGREED", undefined],
    ["free", "ADOPTED", "status"],
    ["first", "AGREED", "alternatives"],
    ["alt", "AGREED_AD_REFERENDUM", "alternatives"],
    ["alt", "PARKED", undefined],
    ["contested", "AGREED_AD_REFERENDUM", "brackets"],
    ["toCome", "AGREED", "brackets"],
    ["toCome", "AGREED_AD_REFERENDUM", undefined],
    ["withheld", "AGREED", "withheld"],
    ["withheld", "AGREED_AD_REFERENDUM", undefined],
    ["withheld", "OPEN", undefined],
  ] as const)("of %s for %s is %s", (clause, to, expected) => {
    expect(hindranceOf(clauseId(clause), to, standing)).toBe(expected);
  });
});
