import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { base64Of, bytesOfBase64, hexOf } from "./bytes";
import { Form } from "./form";
import { isLine, isLines } from "./text";
import { millisOf } from "./time";
import { page as english } from "./words/page.en";
import { page as french } from "./words/page.fr";
import { reasons as englishReasons } from "./words/reasons.en";
import { reasons as frenchReasons } from "./words/reasons.fr";

const utf8 = new TextEncoder();
const text = (json: string) => {
  const form = new Form(utf8.encode(json)).literal('"');
  const read = form.text();
  form.literal('"').end();
  return read;
};

describe("the one form", () => {
  it.each([
    ['"a"', "a"],
    ['"é\\n\\"\\\\/"', 'é\n"\\/'],
    ['"\\u001F\u007f\u2028"', "\u001f\u007f\u2028"],
    ['"\\uD83D\\uDE00"', "😀"],
    ['"\\uD83D"', "\ud83d"],
    ['""', ""],
  ])("of the text %s is read", (json, expected) => expect(text(json)).toBe(expected));

  it.each([
    '"😀"',
    '"\\u00e9"',
    '"\\u001f"',
    '"\\/"',
    '"\\u000A"',
    '"a',
    '"\t"',
    '"\\ud83d"',
    "'a'",
    '"\\x"',
  ])("is not %s", (json) => expect(() => text(json)).toThrow());

  it("of a number has no sign, no zero before it and no part", () => {
    const number = (json: string) => {
      const form = new Form(utf8.encode(json));
      const value = form.long(0n);
      form.end();
      return value;
    };
    expect(number("0")).toBe(0n);
    expect(number("9223372036854775807")).toBe(2n ** 63n - 1n);
    for (const other of ["9223372036854775808", "-1", "01", "1.0", "1e2", "", "+1", "0x1"]) {
      expect(() => number(other), other).toThrow();
    }
  });

  it("of base64 has its padding and no stray bits", () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 89) & 255);
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(bytesOfBase64(utf8.encode(base64Of(bytes)))).toEqual(bytes);
    }
    for (const other of ["A", "AA", "AAA", "AB==", "AAB=", "A===", "====", "AA=A", "A-_A", "AA==AAAA"]) {
      expect(bytesOfBase64(utf8.encode(other)), other).toBeUndefined();
    }
  });
});

describe("a time", () => {
  it.each([
    "1970-01-01T00:00:00Z",
    "2026-01-31T12:00:00.500Z",
    "2000-02-29T23:59:59.001Z",
    "9999-12-31T23:59:59Z",
  ])("such as %s is what a calendar says", (time) => expect(millisOf(time)).toBe(BigInt(Date.parse(time))));

  it("is right on each day of five hundred years", () => {
    for (let day = 0; day < 182_621; day++) {
      const date = new Date(day * 86_400_000);
      expect(millisOf(date.toISOString().replace(".000", ""))).toBe(BigInt(date.getTime()));
    }
  });

  it("beyond the year 9999 has a sign", () => {
    expect(millisOf("+10000-01-01T00:00:00Z")).toBe(BigInt(Date.parse("+010000-01-01T00:00:00Z")));
    expect(millisOf("+999999999-01-01T00:00:00Z")).toBeUndefined();
  });

  it.each([
    "1969-12-31T23:59:59Z",
    "2026-01-31T12:00:00.000Z",
    "2026-01-31T12:00:00.5Z",
    "2026-02-29T00:00:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T12:00:60Z",
    "2026-01-31T12:00Z",
    "2026-01-31T12:00:00+00:00",
    "+2026-01-31T12:00:00Z",
  ])("is not %s", (time) => expect(millisOf(time)).toBeUndefined());
});

it("knows one line from what is none", () => {
  for (const line of ["a", "\u00a0", "\u2007", "é 😀"]) expect(isLine(line, 10), line).toBe(true);
  for (const none of ["", " ", "\u3000\u2029", "a\nb", "a\u0085", "\ud83d", "12345678901"]) {
    expect(isLine(none, 10), JSON.stringify(none)).toBe(false);
  }
  expect(isLines("a\nb", 10)).toBe(true);
  for (const none of ["\n", "a\tb", "\ude00"]) expect(isLines(none, 10), JSON.stringify(none)).toBe(false);
});

it("hashes as the platform does", async () => {
  for (const length of [0, 55, 56, 64, 1000]) {
    const bytes = new Uint8Array(length).fill(7);
    expect(hexOf(sha256(bytes))).toBe(hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
  }
});

it("says the same things in both languages, with the same values in them", () => {
  const places = (words: unknown): unknown => {
    if (typeof words === "string") return [...words.matchAll(/\{\w+\}/g)].map(String).sort();
    if (typeof words !== "object" || words === null) return words;
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, places(value)]));
  };
  expect(places(frenchReasons)).toEqual(places(englishReasons));
  expect(places(french)).toEqual(places(english));
});
