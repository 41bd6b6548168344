import { describe, expect, it } from "vitest";
import { readDetails } from "./plenary";

const draft = {
  id: "d",
  title: "Declaration",
  process: { name: "TSC" },
  createdAt: "2026-11-25T10:00:00Z",
  updatedAt: "2026-11-25T10:00:00Z",
  people: 0,
  mode: "CHAIR",
  archived: true,
  mayArchive: true,
  statuses: { OPEN: 2 },
  lineage: "l",
  seq: 57,
  schema: 1,
  mayWrite: false,
};

describe("a draft", () => {
  it("is archived or not, which some may change", () => {
    expect(readDetails(draft)).toMatchObject({ archived: true, mayArchive: true, mode: "CHAIR" });
  });

  it("that one never had open has no news", () => {
    expect(readDetails({ ...draft, since: null }).since).toBeUndefined();
  });

  it("tells who did something since one last had it open", () => {
    const since = {
      seq: 40,
      at: "2026-11-24T10:00:00Z",
      changes: 12,
      decisions: 1,
      people: 3,
      delegations: ["FRA", "MSFT"],
      more: false,
    };
    expect(readDetails({ ...draft, since }).since).toEqual({ ...since, at: new Date(since.at) });
  });
});
