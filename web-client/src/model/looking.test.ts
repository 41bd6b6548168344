import { describe, expect, it } from "vitest";
import { clauseId, delegationCode } from "./ids";
import { beginning, historyAddress, type Looking, readLooking, writeLooking } from "./looking";

const everything: Looking = {
  tab: "replay",
  from: "TSC/2026/WP.1/Rev.1",
  to: "seq:57",
  at: "2026-11-25T10:00:00.000Z",
  view: "sides",
  letters: true,
  all: true,
  gone: true,
  clause: clauseId("a/b"),
  step: "revision",
  of: new Set([delegationCode("FRA"), "" as const]),
};

describe("what is looked at", () => {
  it("comes back from its address", () => {
    expect(readLooking(new URLSearchParams(writeLooking(everything).toString()))).toEqual(everything);
  });

  it("leaves out of its address what is usual", () => {
    expect(writeLooking(beginning).toString()).toBe("");
    expect(historyAddress("d", {})).toBe("/drafts/d/history");
  });

  it("is what is usual where the address makes no sense", () => {
    expect(readLooking(new URLSearchParams("tab=moon&view=&of=,&by=line&from="))).toEqual(beginning);
  });

  it("can be sent as a link", () => {
    expect(historyAddress("d", { tab: "replay", at: "WP.1/Rev.2" })).toBe(
      "/drafts/d/history?tab=replay&at=WP.1%2FRev.2",
    );
  });
});
