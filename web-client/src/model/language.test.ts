import { describe, expect, it } from "vitest";
import { commonLanguages, directionOf, languageName, languageTag } from "./language";

describe("the tag of a language", () => {
  it.each([
    [" EN ", "en"],
    ["zh-hans", "zh-Hans"],
    ["pt-br", "pt-BR"],
    ["", undefined],
    ["english!", undefined],
    ["a", undefined],
    ["en_GB", undefined],
    [`en-x-${"abcdefgh-".repeat(5)}a`, undefined],
  ])("%j is %s", (text, tag) => {
    expect(languageTag(text)).toBe(tag);
  });

  it("is a tag for all that are offered", () => {
    expect(commonLanguages.map((tag) => languageTag(tag))).toEqual([...commonLanguages]);
  });
});

describe("the name of a language", () => {
  it("is that of the language of the page, with a capital", () => {
    expect(languageName("ar", "en")).toBe("Arabic");
    expect(languageName("ru", "fr")).toBe("Russe");
  });

  it("is the tag where there is none", () => {
    expect(languageName("not a tag", "en")).toBe("not a tag");
  });
});

describe("the direction of a language", () => {
  it.each([
    ["fr", "ltr"],
    ["ar", "rtl"],
    ["AR-eg", "rtl"],
    ["he", "rtl"],
    ["ku-Arab", "rtl"],
    ["fa-Latn", "ltr"],
    ["not a tag", "ltr"],
  ])("of %s is %s", (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
  });
});
