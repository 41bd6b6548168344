import { describe, expect, it } from "vitest";
import { delegationCode, groupCode } from "./ids";
import { mentionable, mentionsFor, typedMentionAt, withMention } from "./mentions";

const delegation = (code: string, name: string) => ({
  code: delegationCode(code),
  name,
  kind: "STATE" as const,
  capacity: "PARTICIPANT" as const,
  color: "#000000",
});
const process = {
  delegations: [
    delegation("CIV", "Côte d’Ivoire"),
    delegation("FRA", "France"),
    delegation("KEN", "Kenya"),
    delegation("USA", "United States of America"),
  ],
  groups: [
    {
      code: groupCode("AFR"),
      name: "African Group",
      members: [delegationCode("CIV"), delegationCode("KEN")],
    },
    { code: groupCode("WEOG"), name: "Western Group", members: [delegationCode("FRA")] },
  ],
};
const all = { kind: "ALL" as const, code: undefined };
const codes = (who: readonly { readonly code: string }[]) => who.map(({ code }) => code);
const found = (typed: string) => codes(mentionsFor(mentionable(all, process), typed));

describe("who may be called", () => {
  it("is who reads what is said", () => {
    expect(codes(mentionable(all, process))).toEqual([
      "CIV",
      "FRA",
      "KEN",
      "USA",
      "AFR",
      "WEOG",
      "CHAIR",
      "SECRETARIAT",
    ]);
    expect(codes(mentionable({ kind: "GROUP", code: "AFR" }, process))).toEqual(["CIV", "KEN", "AFR"]);
    expect(codes(mentionable({ kind: "DELEGATION", code: "FRA" }, process))).toEqual(["FRA"]);
    expect(codes(mentionable({ kind: "CHAIR", code: undefined }, process))).toEqual(["CHAIR", "SECRETARIAT"]);
  });

  it("is found by code, name, or a word of it, whatever the case and the accents", () => {
    expect(found("fr")).toEqual(["FRA"]);
    expect(found("cote")).toEqual(["CIV"]);
    expect(found("Côte")).toEqual(["CIV"]);
    expect(found("amer")).toEqual(["USA"]);
    expect(found("xyz")).toEqual([]);
    expect(found("")).toHaveLength(8);
  });

  it("comes first by the code, and then by the name", () => {
    expect(found("afr")).toEqual(["AFR"]);
    expect(found("we")).toEqual(["WEOG"]);
    expect(found("c")).toEqual(["CIV", "CHAIR"]);
  });
});

describe("a mention that is typed", () => {
  it.each([
    ["@", 1, { at: 0, typed: "" }],
    ["See @fr", 7, { at: 4, typed: "fr" }],
    ["(@Cô", 4, { at: 1, typed: "Cô" }],
    ["@FRA and", 4, { at: 0, typed: "FRA" }],
    ["a@fra", 5, undefined],
    ["me@un.org", 9, undefined],
    ["@FRA and", 5, undefined],
    ["@@fr", 4, undefined],
    ["nothing", 7, undefined],
  ])("is read off %j at %i", (text, caret, expected) => {
    expect(typedMentionAt(text, caret)).toEqual(expected);
  });

  it("becomes whole, with one blank behind it", () => {
    const text = "Ask @fr today";
    const typed = typedMentionAt(text, 7);
    expect(typed && withMention(text, typed, "FRA")).toEqual({ text: "Ask @FRA today", caret: 8 });
    expect(withMention("@k", { at: 0, typed: "k" }, "KEN")).toEqual({ text: "@KEN ", caret: 5 });
    expect(withMention("(@k)", { at: 1, typed: "k" }, "KEN")).toEqual({ text: "(@KEN)", caret: 5 });
  });
});
