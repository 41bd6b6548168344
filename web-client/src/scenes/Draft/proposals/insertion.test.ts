import { describe, expect, it } from "vitest";
import { inserted } from "./insertion";

const shown = (text: string, words: string) => {
  const from = text.indexOf("|");
  const to = text.lastIndexOf("|");
  const bare = text.replaceAll("|", "");
  const { text: made, caret } = inserted(bare, from, to === from ? from : to - 1, words);
  return `${made.slice(0, caret)}|${made.slice(caret)}`;
};

describe("words that are put into a wording", () => {
  it.each([
    ["|", " each year", "each year|"],
    ["Shall report|", " each year", "Shall report each year|"],
    ["Shall |report", "fully ", "Shall fully |report"],
    ["Shall report|, and act", " each year", "Shall report each year|, and act"],
    ["Shall |report| now", "meet", "Shall meet| now"],
    ["One|", ", two", "One, two|"],
  ])("%s with “%s” is %s", (text, words, expected) => {
    expect(shown(text, words)).toBe(expected);
  });
});
