import { describe, expect, it } from "vitest";
import { destination } from "./destination";

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
