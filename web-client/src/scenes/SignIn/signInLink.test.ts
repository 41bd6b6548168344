import { describe, expect, it } from "vitest";
import { destination, tokenOf } from "./signInLink";

describe("a pasted sign-in link", () => {
  it.each([
    ["https://plenary.example/sign-in#abc-123", "abc-123"],
    ["  #abc-123\n", "abc-123"],
    ["abc-123", "abc-123"],
  ])("%j gives its code", (pasted, token) => {
    expect(tokenOf(pasted)).toBe(token);
  });
});

describe("the destination after sign-in", () => {
  it.each([
    ["?next=/drafts/one", "/drafts/one"],
    ["", "/"],
    ["?next=https://evil.example", "/"],
    ["?next=//evil.example", "/"],
    ["?next=/\\evil.example", "/"],
  ])("of %j is %j", (search, path) => {
    expect(destination(search)).toBe(path);
  });
});
