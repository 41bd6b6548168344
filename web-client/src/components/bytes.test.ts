import { describe, expect, it } from "vitest";
import { bytesIn } from "./bytes";

describe("a number of bytes", () => {
  it.each([
    [1, "en", "1 byte"],
    [999, "en", "999 bytes"],
    [34_200, "en", "34 kB"],
    [999_600, "en", "1 MB"],
    [10_485_760, "en", "10.5 MB"],
    [34_200, "fr", "34 ko"],
  ])("%i in %s is %s", (bytes, language, words) => {
    expect(bytesIn(bytes, language).replace(/\s/g, " ")).toBe(words);
  });
});
