import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { ApiError, Unreachable } from "../api/http";
import type { AuditEntry } from "../model/audit";
import { particulars, sentence, topicOf } from "../scenes/Audit/sentence";
import { explainProblem, explainSignIn } from "../scenes/SignIn/explainSignIn";
import { en } from "./locales";

let t: TFunction;
beforeAll(async () => {
  t = await i18next
    .createInstance()
    .init({ lng: "en", resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

describe("a refused sign-in", () => {
  const throttled = (retryAfterSeconds: number | undefined) =>
    new ApiError(429, "Too many attempts", undefined, { retryAfterSeconds });
  it.each([
    [new Unreachable(), "cannot be reached"],
    [new ApiError(401, "x"), "do not belong together"],
    [throttled(1), "Try again in 1 second."],
    [throttled(0), "Try again in 1 second."],
    [throttled(89), "Try again in 89 seconds."],
    [throttled(90), "Try again in 2 minutes."],
    [throttled(undefined), "Wait a few minutes"],
    [new ApiError(500, "The server made a mistake"), "The server made a mistake"],
  ])("%s is explained", (error, words) => {
    expect(explainSignIn(error, "password", t)).toContain(words);
  });

  it("by a link is explained as a matter of the link", () => {
    expect(explainSignIn(new ApiError(401, "x"), "link", t)).toContain("link is not valid");
  });

  it("by an organisation is explained, also for a reason that is not known", () => {
    expect(explainProblem("", t)).toBeUndefined();
    expect(explainProblem("?problem=cancelled", t)?.words).toContain("did not finish");
    expect(explainProblem("?problem=moon-phase", t)?.words).toContain("(reason: moon-phase)");
    expect(explainProblem("?problem=signed-out&next=/", t)?.calm).toBe(true);
  });
});

describe("an entry of the audit trail", () => {
  const names = new Map([["p1", "Claire Martin"]]);
  function entry(
    action: string,
    subject: string | undefined,
    details: Record<string, string> = {},
    before: Record<string, string> = {},
  ): AuditEntry {
    return {
      number: 1,
      at: new Date(0),
      name: "Ingrid Solberg",
      action,
      subject,
      details: new Map(Object.entries(details)),
      before: new Map(Object.entries(before)),
    };
  }

  it.each([
    [
      entry("PERSON_REVOKED", "p9", { name: "Yuki Tanaka" }),
      "Ingrid Solberg revoked the access of Yuki Tanaka",
    ],
    [entry("INVITATION_ISSUED", "p1"), "Ingrid Solberg made a new invitation link for Claire Martin"],
    [entry("SIGN_IN_FAILED", "p1"), "A sign-in as Claire Martin failed"],
    [entry("SIGN_IN_FAILED", undefined), "A sign-in failed; the address is not known here"],
    [
      entry("PEOPLE_ADMITTED", undefined, { count: "1" }),
      "1 person was admitted when the server was started",
    ],
    [
      entry("GROUP_ADDED", "EU", { name: "European caucus" }),
      "Ingrid Solberg created the group European caucus (EU)",
    ],
    [entry("MOON_LANDED", "p1"), "Ingrid Solberg: MOON_LANDED (Claire Martin)"],
  ])("%# reads as a sentence", (each, words) => {
    expect(sentence(each, names, t)).toBe(words);
  });

  it("tells from what to what something changed", () => {
    const changed = entry(
      "PERSON_CHANGED",
      "p1",
      { name: "Claire Martin", role: "CHAIR", email: "c@x.example" },
      { name: "Claire Martin", role: "DELEGATE", rank: "HEAD" },
    );
    expect(particulars(changed, "Firefox · Linux", t)).toEqual([
      "Role: Delegate → Chair",
      "Rank: Head of delegation → nothing",
      "Firefox · Linux",
    ]);
  });

  it("belongs to a topic, or to none if it is new", () => {
    expect(topicOf(entry("SIGNED_IN", undefined))).toBe("signIns");
    expect(topicOf(entry("MOON_LANDED", undefined))).toBeUndefined();
  });
});
