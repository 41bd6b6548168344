import { describe, expect, it } from "vitest";
import { clauseId, delegationCode } from "./ids";
import { JsonReader, UnexpectedForm } from "./json";
import {
  branchAddress,
  clearClauses,
  inOrder,
  isProposalLookedFor,
  openByClause,
  openOn,
  openProposals,
  ownBranch,
  readProposal,
  readProposalText,
  readThreeWays,
  readToldProposals,
  untaken,
} from "./proposals";
import { idsOf, proposal, proposedClause } from "./proposals.testLanguage";

const taken = {
  as: "PROPOSED",
  at: new Date(5),
  by: { name: "Amara", delegation: undefined },
  into: undefined,
} as const;

const told = {
  id: "p1",
  title: "Water",
  by: { kind: "GROUP", code: "EU" },
  state: "PARTLY_INCORPORATED",
  number: 3,
  revision: 1,
  symbol: "TSC/WP.1/Amend.3/Rev.1",
  rationale: "Because",
  base: 12,
  submittedAt: 1_700_000_000_000,
  submittedBy: { name: "Claire Martin", delegation: "FRA" },
  sponsors: ["KEN"],
  clauses: [
    { clause: "a", label: "OP1", change: "CHANGED", collides: true },
    {
      clause: "b",
      label: "OP2",
      change: "NEW",
      collides: false,
      taken: { as: "MERGED", at: 1_700_000_000_500, by: { name: "Amara Okafor" } },
    },
  ],
  member: true,
  writes: false,
  speaks: true,
};

const read = (value: unknown) => readProposal(new JsonReader(value, "proposal"));

describe("a proposal as the server tells it", () => {
  it("is read with its clauses, who took them, and what its reader may do", () => {
    // when
    const { clauses, ...rest } = read(told);

    // then
    expect(rest).toMatchObject({
      by: { kind: "GROUP", code: "EU" },
      number: 3,
      submittedAt: new Date(1_700_000_000_000),
      submittedBy: { name: "Claire Martin", delegation: "FRA" },
      sponsors: ["KEN"],
      member: true,
      writes: false,
      speaks: true,
      newer: false,
      invited: [],
    });
    expect(clauses[0]).toMatchObject({ clause: "a", label: "OP1", collides: true, taken: undefined });
    expect(clauses[1]?.taken).toEqual({
      as: "MERGED",
      at: new Date(1_700_000_000_500),
      by: { name: "Amara Okafor", delegation: undefined },
      into: undefined,
    });
  });

  it("that is being drafted has neither number nor symbol", () => {
    const { number, revision, symbol, submittedAt, submittedBy, ...drafting } = told;
    const known = read({ ...drafting, state: "DRAFTING", by: { kind: "CHAIR" } });
    expect([known.number, known.symbol, known.submittedAt, known.by.code]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ["a state that is unknown", { state: "LOST" }, "DRAFTING or SUBMITTED"],
    ["a proposer that is none", { by: { kind: "PRESS" } }, "DELEGATION or GROUP"],
    ["clauses that are none", { clauses: "a" }, "an array"],
  ])("with %s is refused", (_, wrong, expected) => {
    expect(() => read({ ...told, ...wrong })).toThrow(UnexpectedForm);
    expect(() => read({ ...told, ...wrong })).toThrow(expected);
  });

  it("comes with those in whose names another may be begun", () => {
    const all = readToldProposals(
      new JsonReader({ proposals: [told], for: [{ kind: "DELEGATION", code: "FRA" }] }, "proposals"),
    );
    expect(all.proposals.map(({ id }) => id)).toEqual(["p1"]);
    expect(all.proposers).toEqual([{ kind: "DELEGATION", code: "FRA" }]);
  });

  it("tells a clause three ways, of which some may not be there", () => {
    const ways = { clause: "a", label: "OP1", change: "NEW", collides: false, base: null, now: null };
    expect(readThreeWays(new JsonReader({ ...ways, proposal: "One\nTwo", merged: null }, "clause"))).toEqual({
      ...ways,
      base: undefined,
      now: undefined,
      proposal: "One\nTwo",
      merged: undefined,
    });
  });
});

describe("what can be taken of a proposal", () => {
  const clauses = [
    proposedClause("a"),
    proposedClause("b", { collides: true }),
    proposedClause("c", { taken }),
  ];

  it("is what was not taken, and without more ado what does not collide", () => {
    expect(idsOf(untaken(proposal("1", { clauses })))).toEqual(["a", "b"]);
    expect(idsOf(clearClauses(proposal("1", { clauses })))).toEqual(["a"]);
  });

  it.each(["DRAFTING", "WITHDRAWN", "NOT_TAKEN", "INCORPORATED"] as const)("is nothing while %s", (state) => {
    expect(untaken(proposal("1", { clauses, state }))).toEqual([]);
  });
});

describe("the proposals on a clause", () => {
  const all = [
    proposal("1", { clauses: [proposedClause("a"), proposedClause("b", { taken })] }),
    proposal("2", { state: "DRAFTING", number: undefined, clauses: [proposedClause("a")] }),
    proposal("3", { state: "WITHDRAWN", clauses: [proposedClause("a")] }),
  ];

  it("are those that are open there", () => {
    expect(openOn(all, clauseId("a")).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(openOn(all, clauseId("b"))).toEqual([]);
    expect([...openByClause(all)]).toEqual([["a", 2]]);
  });
});

describe("a list of proposals", () => {
  it("has what is being drafted first, then the newest", () => {
    const all = [
      proposal("1", { number: 1 }),
      proposal("2", { number: 2 }),
      proposal("d", { state: "DRAFTING", number: undefined }),
    ];
    expect(inOrder(all).map(({ id }) => id)).toEqual(["d", "2", "1"]);
  });

  it("is looked through by state, clause, and who stands behind a proposal", () => {
    const one = proposal("1", { sponsors: [delegationCode("KEN")] });
    const done = proposal("2", { state: "NOT_TAKEN" });
    const isFound = (more: object) => isProposalLookedFor(one, { ...openProposals, ...more });
    expect(isFound({})).toBe(true);
    expect(isProposalLookedFor(done, openProposals)).toBe(false);
    expect(isProposalLookedFor(done, { ...openProposals, state: undefined })).toBe(true);
    expect([isFound({ clause: "a" }), isFound({ clause: "b" })]).toEqual([true, false]);
    expect([isFound({ by: "KEN" }), isFound({ by: "FRA" }), isFound({ by: "JPN" })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("knows the branch in which somebody would go on writing", () => {
    const all = [
      proposal("1", { writes: true, number: 1 }),
      proposal("2", { writes: true, number: 2, state: "WITHDRAWN" }),
      proposal("3", { number: 3 }),
    ];
    expect(ownBranch(all)?.id).toBe("1");
    expect(ownBranch([])).toBeUndefined();
  });

  it("leads to a branch by an address that holds any id", () => {
    expect(branchAddress("d/1" as never, "p 1" as never)).toBe("/drafts/d%2F1/proposals/p%201");
  });
});

describe("the whole text with a proposal", () => {
  const clause = (id: string, text: string, more: object = {}) => ({
    id,
    kind: "operative",
    number: id.toUpperCase(),
    text,
    ...more,
  });
  const read = (clauses: readonly object[], removed: readonly object[]) =>
    readProposalText(new JsonReader({ clauses, removed }, "text")).map(
      ({ id, before = "(new)", text = "(gone)" }) => `${id}: ${before} > ${text}`,
    );

  it("tells of each clause what the draft read there, and has those that are taken out in their places", () => {
    const clauses = [
      clause("a", "as it was"),
      clause("b", "other", { before: "once" }),
      clause("c", "fresh", { before: null }),
    ];
    const removed = [clause("y", "first", { after: null }), clause("z", "last", { after: "b" })];
    expect(read(clauses, removed)).toEqual([
      "y: first > (gone)",
      "a: as it was > as it was",
      "b: once > other",
      "z: last > (gone)",
      "c: (new) > fresh",
    ]);
  });
});
