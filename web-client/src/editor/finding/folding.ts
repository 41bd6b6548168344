/**
 * A text as it is compared. Its units stand for clusters of the text that it was made from: a letter with its accents,
 * a syllable, a ligature. What is found begins and ends with a whole cluster.
 */
export interface Folded {
  readonly text: string;
  /** Where the cluster of each unit begins in the original, -1 for a unit within a cluster; undefined: at the same place. */
  readonly starts: Int32Array | undefined;
  /** Where the cluster of each unit ends in the original, -1 for a unit within a cluster; undefined: one further. */
  readonly ends: Int32Array | undefined;
}

const plain = /^[\0-\x7f]*$/;

/** A letter with the marks upon it, or a Korean syllable that is written as its parts. */
const cluster =
  /[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11a7\ud7b0-\ud7c6]+[\u11a8-\u11ff\ud7cb-\ud7fb]*\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gsu;

type Ranges = readonly (readonly [first: number, last: number])[];

const isIn = (ranges: Ranges, point: number) =>
  ranges.some(([first, last]) => point >= first && point <= last);

/** Hyphens for the ends of lines only, joiners, marks of direction, the Arabic stroke of justification. */
const unseen: Ranges = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

/** Accents and vowel points, of scripts in which a word is the same word without them. */
const accents: Ranges = [
  [0x300, 0x36f],
  [0x591, 0x5c7],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6ed],
];

/** The bow that makes another letter, not an accented one, of these. */
const bow = "\u0306";
const lettersWithBow = "ИиУу";

function withoutAccents(decomposed: string): string {
  return decomposed.replace(/\p{Mn}/gu, (mark, at: number) => {
    if (mark === bow && lettersWithBow.includes(decomposed.charAt(at - 1))) return mark;
    const point = mark.codePointAt(0) ?? 0;
    return isIn(accents, point) || isIn(unseen, point) ? "" : mark;
  });
}

const signs: ReadonlyMap<string, string> = new Map([
  ...[..."‘’‚‛ʼʻ′´`＇"].map((sign) => [sign, "'"] as const),
  ...[..."“”„‟«»″＂"].map((sign) => [sign, '"'] as const),
  ...[..."‐‑‒–—―−﹘﹣－"].map((sign) => [sign, "-"] as const),
  ["⁄", "/"],
]);

/** Letters that people without their keyboard write as others. */
const letters: ReadonlyMap<string, string> = new Map([
  ["ø", "o"],
  ["đ", "d"],
  ["ł", "l"],
  ["ħ", "h"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["\u0649", "\u064a"],
  ["\u06cc", "\u064a"],
  ["\u06a9", "\u0643"],
]);

function foldCluster(original: string): string {
  if (isIn(unseen, original.codePointAt(0) ?? 0)) return "";
  if (/^\s$/u.test(original)) return " ";
  const sign = signs.get(original);
  if (sign !== undefined) return sign;
  const bare = withoutAccents(original.normalize("NFKD")).normalize("NFC");
  // Once up and down again: ß is ss, and both forms of the sigma are one.
  const folded = [...bare.toUpperCase().toLowerCase()].map(
    (each) => letters.get(each) ?? signs.get(each) ?? each,
  );
  // An accent that stands alone is decomposed into a space and nothing.
  return folded.join("").trim() === "" ? original : folded.join("");
}

const known = new Map<string, string>();
const mostKnown = 5_000;

function loosely(original: string): string {
  let folded = known.get(original);
  if (folded === undefined) {
    folded = foldCluster(original);
    if (known.size >= mostKnown) known.clear();
    known.set(original, folded);
  }
  return folded;
}

/** The line break of a paragraph can be typed nowhere: a space stands for it. */
const exactly = (original: string) => (original === "\n" ? " " : original.normalize("NFC"));

function foldClusters(original: string, foldOne: (cluster: string) => string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  for (const { 0: found, index } of original.matchAll(cluster)) {
    const folded = foldOne(found);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(unit === 0 ? index : -1);
      ends.push(unit === folded.length - 1 ? index + found.length : -1);
    }
    text += folded;
  }
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/**
 * A text made comparable. Loosely, case, accents, the forms of quotation marks, dashes and spaces, ligatures and the two
 * ways to encode a letter make no difference; exactly, only the last of them makes none.
 */
export function fold(original: string, exact: boolean): Folded {
  if (plain.test(original)) {
    const spaced = original.replace(exact ? /\n/g : /\s/g, " ").replaceAll("`", exact ? "`" : "'");
    return { text: exact ? spaced : spaced.toLowerCase(), starts: undefined, ends: undefined };
  }
  return foldClusters(original, exact ? exactly : loosely);
}
