import { describe, expect, it } from "vitest";
import { type AccessRule, tidy } from "../model/access";
import { clauseId, delegationCode } from "../model/ids";
import { readRules, wireRule } from "./decisions";

const wire = {
  rules: [
    { subject: { delegation: "FRA" }, level: "DRAFT", clauses: ["a", "b"], arrange: false },
    { subject: { group: "EU" }, level: "READ", clauses: null, arrange: false },
    { subject: { person: "ken-mwangi" }, level: "DRAFT", clauses: null, arrange: true },
  ],
};

describe("the rules of access", () => {
  it("are read and written in the same form", () => {
    expect({ rules: readRules(wire).map(wireRule) }).toEqual(wire);
  });

  it("are not read when they are for nobody, or of an unknown level", () => {
    const [first] = wire.rules;
    expect(() => readRules({ rules: [{ ...first, subject: {} }] })).toThrow(
      "a delegation, a group or a person",
    );
    expect(() => readRules({ rules: [{ ...first, level: "OWN" }] })).toThrow("NONE or READ");
  });

  const rule: AccessRule = {
    subject: { kind: "delegation", code: delegationCode("FRA") },
    level: "DRAFT",
    clauses: [clauseId("a")],
    arrange: true,
  };

  it.each<[string, Partial<AccessRule>, Partial<AccessRule>]>([
    ["named clauses cannot be arranged", {}, { clauses: rule.clauses, arrange: false }],
    ["the whole draft can", { clauses: undefined }, { clauses: undefined, arrange: true }],
    [
      "readers name no clauses and arrange nothing",
      { level: "READ" },
      { clauses: undefined, arrange: false },
    ],
    ["who decides may arrange anyway", { level: "CHAIR" }, { clauses: undefined, arrange: false }],
  ])("mean what their level allows: %s", (_name, given, expected) => {
    expect(tidy({ ...rule, ...given })).toEqual({ ...rule, ...given, ...expected });
  });
});
