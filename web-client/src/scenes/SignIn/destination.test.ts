import { describe, expect, it } from "vitest";
import { destination } from "./destination";

describe("the destination after sign-in", () => {
  it.each([
    ["?next=/drafts/one", "/drafts/one"],
    [
      "?next=%2Fdrafts%2Fone%2Fhistory%3Ftab%3Dreplay%26at%3Dseq%253A5",
      "/drafts/one/history?tab=replay&at=seq%3A5",
    ],
    ["", "/"],
    ["?next=https://evil.example", "/"],
    ["?next=//evil.example", "/"],
    ["?next=/\\evil.example", "/"],
  ])("of %j is %j", (search, path) => {
    expect(destination(search)).toBe(path);
  });
});
