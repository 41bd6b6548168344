import { describe, expect, it } from "vitest";
import type { ProposalPlace } from "./comments";
import { clauseId, delegationCode, proposalId } from "./ids";
import type { Proposal, Taken } from "./proposals";
import { fateOf, mayHear } from "./proposalTalk";

const clause = clauseId("c");
const taken: Taken = {
  as: "PROPOSED",
  at: new Date(0),
  by: { name: "Amara", delegation: undefined },
  into: undefined,
};
const proposed = { clause, label: "OP1", change: "CHANGED", collides: false, taken: undefined } as const;

const proposal = (more: Partial<Proposal>) =>
  ({ state: "SUBMITTED", revision: 0, clauses: [proposed], ...more }) as Proposal;
const place = (more: Partial<ProposalPlace>): ProposalPlace => ({
  id: proposalId("p"),
  revision: 0,
  clause: undefined,
  quote: "",
  ...more,
});

describe("what was talked of in a proposal", () => {
  it("is as it was until the proposal is submitted anew, or without the clause", () => {
    expect(fateOf(place({}), proposal({})).kind).toBe("asItWas");
    expect(fateOf(place({ revision: undefined }), proposal({})).kind).toBe("submitted");
    expect(fateOf(place({}), proposal({ state: "REVISED", revision: 1 })).kind).toBe("revised");
    expect(fateOf(place({ clause }), proposal({ clauses: [] })).kind).toBe("dropped");
  });

  it("is in the draft once its clause was taken, whatever became of the rest", () => {
    const partly = proposal({ state: "PARTLY_INCORPORATED", clauses: [{ ...proposed, taken }] });
    expect(fateOf(place({ clause }), partly)).toEqual({ kind: "taken", clause, taken });
    expect(fateOf(place({}), partly).kind).toBe("asItWas");
  });

  it("ends with the proposal", () => {
    expect(fateOf(place({ clause }), proposal({ state: "WITHDRAWN" }))).toEqual({
      kind: "ended",
      state: "WITHDRAWN",
    });
    expect(fateOf(place({}), undefined)).toEqual({ kind: "gone" });
  });

  it("is for its own people while it is being drafted, and then for all", () => {
    const by = { kind: "DELEGATION", code: "FRA" } as const;
    const france = { kind: "DELEGATION", code: delegationCode("FRA") } as const;
    expect(mayHear(france, { state: "DRAFTING", by })).toBe(true);
    expect(mayHear({ ...france, code: delegationCode("KEN") }, { state: "DRAFTING", by })).toBe(false);
    expect(mayHear({ kind: "ALL", code: undefined }, { state: "DRAFTING", by })).toBe(false);
    expect(mayHear({ kind: "ALL", code: undefined }, { state: "SUBMITTED", by })).toBe(true);
  });
});
