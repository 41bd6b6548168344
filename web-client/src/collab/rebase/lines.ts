import * as Y from "yjs";
import type { ClauseId } from "../../model/ids";
import { type Comparison, itemsOf, type SharedType, typeIn, wordsIn } from "./comparison";
import type { Edit, Marks } from "./edits";
import { commonLength, placeAfter, wordDiff } from "./wordDiff";

/** A stretch of one line, with its marks. */
interface Run {
  readonly words: string;
  readonly marks: Marks;
}

/** What a piece says in a version of the text; undefined where it is not in that version. */
type Version = (item: Y.Item) => string | undefined;

/** The words of an element line by line, in a version. */
function linesOf(element: SharedType, version: Version): string[] {
  let line = "";
  const lines: string[] = [];
  let holdsText = false;
  for (const item of itemsOf(element)) {
    const words = version(item);
    if (words === undefined) continue;
    const type = typeIn(item);
    if (type instanceof Y.XmlText || (type === undefined && element instanceof Y.XmlText)) {
      holdsText = true;
      line += type === undefined ? words : linesOf(type, version).join("");
    } else if (type instanceof Y.XmlElement && type.nodeName !== "hardBreak") {
      lines.push(...linesOf(type, version));
    }
  }
  const isEmptyLine = element instanceof Y.XmlElement && element.nodeName === "paragraph";
  return holdsText || isEmptyLine ? [line, ...lines] : lines;
}

export function linesThere(element: Y.XmlElement): string[] {
  return linesOf(element, (item) => (item.deleted ? undefined : wordsIn(item)));
}

/**
 * The lines of a clause when both documents were last the same, as this person's document has them. What was deleted in it
 * since may be cleared away there; undefined where that is all of it.
 */
export function linesBefore(mine: Y.XmlElement, comparison: Comparison): string[] | undefined {
  const lines = linesOf(mine, (item) => {
    const { shared, own } = comparison.divide(item);
    const length = item.deleted ? shared : own;
    if (length === 0) return undefined;
    return item.content instanceof Y.ContentDeleted
      ? comparison.wordsNow(item.id, length)
      : wordsIn(item).slice(0, length);
  });
  return mine._item?.deleted === true && lines.join("") === "" ? undefined : lines;
}

/** The lines of the server's clause, of which this person's document knows. */
export function linesKnown(now: Y.XmlElement, comparison: Comparison): string[] {
  return linesOf(now, (item) => {
    const length = item.deleted ? 0 : comparison.knownLength(item);
    return length === 0 ? undefined : wordsIn(item).slice(0, length);
  });
}

/** The texts that lines are made of, in their order. */
function textsOf(element: Y.XmlElement): Y.XmlText[][] {
  const own = element.toArray().filter((child) => child instanceof Y.XmlText);
  const inner = element
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlElement && child.nodeName !== "hardBreak" ? textsOf(child) : [],
    );
  return own.length > 0 || element.nodeName === "paragraph" ? [own, ...inner] : inner;
}

function runsOf(texts: readonly Y.XmlText[]): Run[] {
  return texts.flatMap((text) =>
    text
      .toDelta()
      .flatMap(({ insert, attributes }: { insert: unknown; attributes?: Marks }) =>
        typeof insert === "string" ? [{ words: insert, marks: attributes ?? {} }] : [],
      ),
  );
}

function runsBetween(runs: readonly Run[], start: number, end: number): Run[] {
  let at = 0;
  return runs.flatMap(({ words, marks }) => {
    const part = words.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += words.length;
    return part === "" ? [] : [{ words: part, marks }];
  });
}

/** What was written in a clause that is another element for this person than for the others: put in by comparing words. */
export class LinesMerged implements Edit {
  readonly inserted: readonly string[];
  readonly removed: string;
  readonly isLine = true;
  readonly act = "wrote";

  private constructor(
    readonly clause: ClauseId | undefined,
    readonly before: readonly string[],
    readonly mine: Y.XmlElement,
    readonly now: Y.XmlElement,
    /** Which of the server's lines each line is. */
    readonly pairs: readonly (number | undefined)[],
    readonly comparison: Comparison,
  ) {
    const changed = wordsChanged(before, linesThere(mine));
    this.inserted = changed.inserted;
    this.removed = changed.removed;
  }

  /** Undefined where this person added lines or took some away, or where it cannot be told which line is which now. */
  static of(
    clause: ClauseId | undefined,
    before: readonly string[],
    mine: Y.XmlElement,
    now: Y.XmlElement,
    comparison: Comparison,
  ): LinesMerged | undefined {
    const texts = textsOf(now);
    const lines = linesThere(mine);
    const pairs = pairLines(before, linesThere(now));
    const hasPlace = lines.every((line, index) => {
      const there = texts[pairs[index] ?? -1];
      return line === before[index] || (there !== undefined && there.length > 0);
    });
    const fits = lines.length === before.length && hasPlace;
    return fits ? new LinesMerged(clause, before, mine, now, pairs, comparison) : undefined;
  }

  write(): void {
    const now = textsOf(this.now);
    textsOf(this.mine).forEach((texts, index) => {
      const there = now[this.pairs[index] ?? -1];
      if (there === undefined) return;
      const settled = texts.flatMap((text) => settledIn(text, this.comparison));
      mergeLine(this.before[index] ?? "", runsOf(texts), settled, there);
    });
  }
}

/** Which line of a later version each line is, in their order: the first that has half of its words. */
function pairLines(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  if (before.length === after.length) return before.map((_line, index) => index);
  let next = 0;
  return before.map((line) => {
    const found = after.findIndex(
      (other, index) => index >= next && commonLength(line, other) * 2 >= line.length && line.trim() !== "",
    );
    if (found < 0) return undefined;
    next = found + 1;
    return found;
  });
}

/** For each letter of a text whether it was brought over before, or is for others to bring over. */
function settledIn(mine: Y.XmlText, comparison: Comparison): boolean[] {
  return [...itemsOf(mine)].flatMap((item) => {
    if (item.deleted) return [];
    const { shared, own } = comparison.divide(item);
    return Array.from({ length: wordsIn(item).length }, (_, at) => shared <= at && at < own);
  });
}

function mergeLine(
  before: string,
  mine: readonly Run[],
  settled: readonly boolean[],
  now: readonly Y.XmlText[],
): void {
  const wanted = textOf(mine);
  const theirs = textOf(runsOf(now));
  const toNow = wordDiff(before, theirs);
  for (const { from, to, start, end } of wordDiff(before, wanted).reverse()) {
    // What is settled is in the old text, but between words that were deleted the comparison may not find it.
    const fresh = unsettledBetween(mine, settled, start, end);
    const words = asWords(textOf(fresh));
    // The same words at the same place, give or take a space, are the same insertion.
    const isThere = toNow.some(
      (their) =>
        their.from <= to + 1 &&
        their.to >= from - 1 &&
        asWords(theirs.slice(their.start, their.end)).includes(words),
    );
    const place = isThere || textOf(fresh) === "" ? undefined : placeAfter(toNow, from);
    const isOneWord = isTied(wanted.slice(0, start), wanted.slice(start));
    // Word by word, so that what others put between the words stays.
    for (const [first, last] of keptStretches(toNow, from, to)) {
      deleteAt(now, first, last - first);
      if (first !== place && !isOneWord) insertAt(now, first, spaceAt(textOf(runsOf(now)), first));
    }
    if (place !== undefined) insertAt(now, place, apart(fresh, textOf(runsOf(now)), place));
  }
}

/** The runs between two places, without the letters that are settled. */
function unsettledBetween(
  runs: readonly Run[],
  settled: readonly boolean[],
  start: number,
  end: number,
): Run[] {
  const found: Run[] = [];
  for (let from = start; from < end; ) {
    let to = from + 1;
    while (to < end && settled[to] === settled[from]) to++;
    if (settled[from] !== true) found.push(...runsBetween(runs, from, to));
    from = to;
  }
  return found;
}

const endsWithLetter = /[\p{L}\p{N}\p{M}]$/u;
const beginsWithLetter = /^[\p{L}\p{N}]/u;
const space: Run = { words: " ", marks: {} };

/** Whether two texts would be one word where they meet. */
function isTied(one: string, other: string): boolean {
  return endsWithLetter.test(one) && beginsWithLetter.test(other);
}

function spaceAt(text: string, place: number): Run[] {
  return isTied(text.slice(0, place), text.slice(place)) ? [space] : [];
}

/** Whole words for a place in a text, with spaces where they would be one word with what stands there. */
function apart(runs: readonly Run[], text: string, place: number): Run[] {
  const words = textOf(runs);
  return [
    ...(isTied(text.slice(0, place), words) ? [space] : []),
    ...runs,
    ...(isTied(words, text.slice(place)) ? [space] : []),
  ];
}

const asWords = (text: string) => ` ${text.trim()} `;
const textOf = (runs: readonly Run[]) => runs.map(({ words }) => words).join("");

/** Where the characters of a stretch of the old text are in the new one, last first; those that are gone are left out. */
function keptStretches(toNow: ReturnType<typeof wordDiff>, from: number, to: number): [number, number][] {
  const kept: [number, number][] = [];
  let at = from;
  let shift = 0;
  for (const each of [...toNow, { from: Infinity, to: Infinity, start: 0, end: 0 }]) {
    const stop = Math.min(to, each.from);
    if (at < stop) kept.unshift([at + shift, stop + shift]);
    at = Math.max(at, Math.min(each.to, to));
    shift = each.end - each.to;
  }
  return kept;
}

function located(texts: readonly Y.XmlText[], index: number): { text: Y.XmlText; at: number } | undefined {
  let at = index;
  for (const text of texts) {
    if (at <= text.length) return { text, at };
    at -= text.length;
  }
  return undefined;
}

function deleteAt(texts: readonly Y.XmlText[], index: number, length: number): void {
  for (let at = index + length - 1; at >= index; at--) {
    const place = located(texts, at + 1);
    place?.text.delete(place.at - 1, 1);
  }
}

function insertAt(texts: readonly Y.XmlText[], index: number, runs: readonly Run[]): void {
  let at = index;
  for (const { words, marks } of runs) {
    const place = located(texts, at);
    place?.text.insert(place.at, words, { ...marks });
    at += words.length;
  }
}

/** What was put in and taken out between two versions of the same lines, or of others. */
export function wordsChanged(
  before: readonly string[],
  after: readonly string[],
): { readonly inserted: string[]; readonly removed: string } {
  const old = before.join("\n");
  const fresh = after.join("\n");
  const replacements = wordDiff(old, fresh);
  return {
    inserted: replacements.map(({ start, end }) => fresh.slice(start, end)).filter((each) => each !== ""),
    removed: replacements.map(({ from, to }) => old.slice(from, to)).join(""),
  };
}
