import { describe, expect, it } from "vitest";
import { looksLikeEmail } from "./email";
import { brokenRules } from "./password";

describe("a new password", () => {
  it.each([
    ["correct horse battery", []],
    ["elevenchars", ["long"]],
    ["twelve chars", []],
    ["abcabcabcabc", ["varied"]],
    [" Claire.Martin@mfa.example", ["notEmail"]],
    ["abcd".repeat(50), []],
    [`${"abcd".repeat(50)}e`, ["notLonger"]],
    ["", ["long", "varied"]],
  ])("%j breaks %j", (password, broken) => {
    expect([...brokenRules(password, "claire.martin@mfa.example")]).toEqual(broken);
  });

  it("counts characters as people do", () => {
    expect(brokenRules("🙂🙃😀😁😂😃😄😅😆😇😈", undefined).has("long")).toBe(true);
    expect(brokenRules("🙂🙃😀😁😂😃😄😅😆😇😈😉", undefined).has("long")).toBe(false);
  });
});

describe("an e-mail address", () => {
  it.each(["a@b.example", "claire.martin+un@mfa.gouv.example"])("is %s", (text) => {
    expect(looksLikeEmail(text)).toBe(true);
  });
  it.each(["", "claire", "claire@", "@b.example", "a@b", "a b@c.example", "a@b..example", "a@b@c.example"])(
    "is not %j",
    (text) => {
      expect(looksLikeEmail(text)).toBe(false);
    },
  );
});
