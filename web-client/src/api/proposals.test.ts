import { afterEach, describe, expect, it, vi } from "vitest";
import { clauseId, draftId, proposalId } from "../model/ids";
import { beginProposal, incorporate, submitProposal } from "./proposals";

function answers(body: object) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(JSON.stringify(body)));
}
const sent = (fetched: ReturnType<typeof answers>) => {
  const [path, init] = fetched.mock.calls[0] ?? [];
  return [path, JSON.parse(String(init?.body))];
};

afterEach(() => vi.restoreAllMocks());

describe("what is asked of the server about proposals", () => {
  it.each([
    [{ kind: "DELEGATION", code: "FRA" }, { delegation: "FRA" }],
    [{ kind: "GROUP", code: "EU" }, { group: "EU" }],
    [{ kind: "CHAIR", code: undefined }, {}],
  ] as const)("begins one in the name of %o", async (by, whose) => {
    const fetched = answers({ id: "p1" });
    expect(await beginProposal(draftId("d1"), "Water", by)).toBe("p1");
    expect(sent(fetched)).toEqual(["/api/drafts/d1/proposals", { title: "Water", ...whose }]);
  });

  it("submits one without a rationale where there is none", async () => {
    const fetched = answers({ symbol: "A/1", state: "SUBMITTED", number: 1, revision: 0 });
    expect(await submitProposal(proposalId("p1"), { title: "Water", rationale: "" })).toEqual({
      symbol: "A/1",
    });
    expect(sent(fetched)).toEqual(["/api/proposals/p1/submit", { title: "Water" }]);
  });

  it("takes several clauses at once", async () => {
    const known = { id: "p1", title: "Water", by: { kind: "CHAIR" }, state: "INCORPORATED" };
    const rest = { sponsors: [], clauses: [], member: false, writes: false, speaks: false };
    const fetched = answers({ proposal: { ...known, ...rest }, seq: 4 });
    const clauses = [clauseId("a"), clauseId("b")];
    expect((await incorporate(draftId("d1"), proposalId("p1"), clauses, "MERGED")).state).toBe(
      "INCORPORATED",
    );
    expect(sent(fetched)).toEqual([
      "/api/drafts/d1/incorporate",
      { proposal: "p1", clauses: ["a", "b"], as: "MERGED" },
    ]);
  });
});
