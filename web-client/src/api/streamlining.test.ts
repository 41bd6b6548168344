import { afterEach, describe, expect, it, vi } from "vitest";
import { clauseId, draftId, proposalId } from "../model/ids";
import { getStreamlining, lookAtStreamlining, streamline } from "./streamlining";

function answers(body: object) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(JSON.stringify(body)));
}
const sent = (fetched: ReturnType<typeof answers>) => {
  const [path, init] = fetched.mock.calls[0] ?? [];
  return [path, JSON.parse(String(init?.body))];
};

afterEach(() => vi.restoreAllMocks());

const draft = draftId("d1");
const sources = [{ proposal: proposalId("p1"), revision: 1, clause: clauseId("a") }];
const toldSource = {
  ...sources[0],
  symbol: "WP.1/Amend.1/Rev.1",
  label: "OP1",
  by: { kind: "GROUP", code: "EU" },
  change: "CHANGED",
};
const row = {
  seq: 7,
  label: "OP1",
  contributors: [{ kind: "CHAIR" }],
  sources: [toldSource],
  added: ["May"],
  removed: [],
};

describe("what is asked of the server about one wording of several proposals", () => {
  it("looks at one without a wording, and tells whose each word would be", async () => {
    const fetched = answers({
      before: null,
      merged: "Shall meet",
      sources: [{ ...toldSource, text: "Shall meet" }],
      runs: [
        { text: "Shall ", from: "CLAUSE" },
        { text: "meet", from: "SOURCE", source: 0, name: "Claire", delegation: "FRA" },
      ],
      added: [],
      removed: ["report"],
    });
    const look = await lookAtStreamlining(draft, {
      target: { after: clauseId("b") },
      sources,
      wording: "",
      was: undefined,
      rationale: " ",
    });
    expect(sent(fetched)).toEqual([
      "/api/drafts/d1/streamline?dry=true",
      { after: "b", sources, wording: "" },
    ]);
    expect(look).toMatchObject({ before: undefined, merged: "Shall meet", removed: ["report"] });
    expect(look.runs.map(({ source, name }) => [source, name])).toEqual([
      [undefined, undefined],
      [0, "Claire"],
    ]);
    expect(look.sources[0]).toMatchObject({ symbol: "WP.1/Amend.1/Rev.1", text: "Shall meet" });
  });

  it("makes it of the clause as it was read, with the reasons", async () => {
    const fetched = answers({ seq: 9, streamlined: { ...row, rationale: "Both" } });
    const made = await streamline(draft, {
      target: { clause: clauseId("a") },
      sources,
      wording: "Shall meet in May",
      was: "Shall meet",
      rationale: " Both ",
    });
    expect(sent(fetched)[1]).toEqual({
      clause: "a",
      sources,
      wording: "Shall meet in May",
      was: "Shall meet",
      rationale: "Both",
    });
    expect(made).toMatchObject({ label: "OP1", rationale: "Both", added: ["May"] });
  });

  it("reads the table", async () => {
    answers({ rows: [row] });
    expect(await getStreamlining(draft)).toEqual([
      expect.objectContaining({
        seq: 7,
        contributors: [{ kind: "CHAIR", code: undefined }],
        rationale: undefined,
      }),
    ]);
  });
});
