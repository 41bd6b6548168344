import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ApiError, Unreachable } from "../../api/http";
import papers from "../papers.en.json";
import { explainExport } from "./explainExport";

let t: TFunction;
beforeAll(async () => {
  t = await i18next
    .createInstance()
    .init({ lng: "en", resources: { en: { translation: papers } }, interpolation: { escapeValue: false } });
});

describe("a file that was not made", () => {
  it.each([
    [new Unreachable(), "cannot be reached"],
    [new ApiError(422, "x", undefined, { problem: "answer-too-large" }), "too large for this format"],
    [new ApiError(503, "x", undefined, { retryAfterSeconds: 4 }), "Try again in 4 seconds."],
    [new ApiError(503, "x", undefined, { retryAfterSeconds: 0 }), "Try again in 1 second."],
    [new ApiError(503, "x"), "Try again in a moment."],
    [new ApiError(404, "x"), "no such moment"],
    [new ApiError(422, "x", "No redline as Akoma Ntoso"), "No redline as Akoma Ntoso"],
  ])("%s is explained", (error, words) => {
    expect(explainExport(error, t)).toContain(words);
  });

  it("is explained to whoever is offline", () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    expect(explainExport(new Unreachable(), t)).toContain("You are offline");
  });
});
