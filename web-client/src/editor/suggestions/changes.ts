import { type Piece, wordDifferences } from "../../model/wordDifferences";
import { noLetter } from "./alive";
import type { Unit } from "./units";

/** What is marked in the text: words of the branch's own, or words of the draft's that it deleted, at the place where they were. */
export type Marked =
  | { readonly kind: "added"; readonly from: number; readonly to: number }
  | { readonly kind: "gone"; readonly at: number; readonly words: string; readonly isClause: boolean };

type Added = Extract<Unit, { readonly kind: "added" }>;
type Kept = Extract<Unit, { readonly kind: "kept" }>;
type Gone = Extract<Unit, { readonly kind: "gone" }>;

/** How words differ from others; the same question is asked at each key. */
export type Differences = (before: string, after: string) => readonly Piece[];

/** The differences, of which those are remembered that were asked for in the last round. */
export class RememberedDifferences {
  #before = new Map<string, readonly Piece[]>();
  #now = new Map<string, readonly Piece[]>();

  readonly of: Differences = (before, after) => {
    const key = `${before}\0${after}`;
    const pieces = this.#now.get(key) ?? this.#before.get(key) ?? wordDifferences(before, after);
    this.#now.set(key, pieces);
    return pieces;
  };

  nextRound(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/** Words that were added on end, by the places of their letters. */
class AddedWords {
  readonly words: string;
  readonly #units: readonly Added[];

  constructor(units: readonly Added[]) {
    this.#units = units;
    this.words = units.map(({ words }) => words).join("");
  }

  /** The stretches of the editor's text that letters are, from one to before another. */
  stretches(from: number, to: number): readonly (readonly [from: number, to: number])[] {
    const found: [number, number][] = [];
    let start = 0;
    for (const { words, at, size } of this.#units) {
      const [first, last] = [Math.max(0, from - start), Math.min(words.length, to - start)];
      start += words.length;
      if (first >= last || size === 0) continue;
      const isText = size === words.length;
      const [begin, end] = isText ? [at + first, at + last] : [at, at + size];
      const before = found.at(-1);
      if (before?.[1] === begin) before[1] = end;
      else found.push([begin, end]);
    }
    return found;
  }

  /** A place in the editor's text for what stands before a letter, or behind the last one. */
  placeOf(index: number): number {
    let start = 0;
    let place = this.#units[0]?.at ?? 0;
    for (const { words, at, size } of this.#units) {
      if (index < start) break;
      const isText = size === words.length;
      const inside = Math.min(index - start, words.length);
      if (index === start && start > 0 && size === 0) break;
      place = isText ? at + inside : inside === 0 ? at : at + size;
      start += words.length;
    }
    return place;
  }
}

function markedInRun(added: readonly Added[], gone: readonly Gone[], differences: Differences): Marked[] {
  const own = new AddedWords(added);
  if (gone.length === 0) {
    return own.stretches(0, own.words.length).map(([from, to]) => ({ kind: "added", from, to }));
  }
  if (added.length === 0)
    return gone.map(({ at, words, isClause }) => ({ kind: "gone", at, words, isClause }));
  const marks: Marked[] = [];
  let [index, from, words] = [0, 0, ""];
  const flush = () => {
    if (words !== "") marks.push({ kind: "gone", at: own.placeOf(from), words, isClause: false });
    for (const [start, end] of own.stretches(from, index))
      marks.push({ kind: "added", from: start, to: end });
    words = "";
  };
  // Words that were deleted and written anew, as when a line is cut in two or a deletion is undone, are neither gone nor added.
  const pieces = differences(
    gone.map(({ words: each, isClause }) => (isClause ? `\n${each}` : each)).join(""),
    own.words,
  );
  for (const [place, { fate, text }] of pieces.entries()) {
    const isBetween =
      fate === "same" &&
      /^[^\S\n]+$/.test(text) &&
      isChange(pieces, place - 1) &&
      isChange(pieces, place + 1);
    if (fate === "gone" || isBetween) words += text;
    else if (fate === "same") {
      flush();
      from = index + text.length;
    }
    if (fate !== "gone") index += text.length;
  }
  flush();
  return marks;
}

const isChange = (pieces: readonly Piece[], at: number): boolean => {
  const fate = pieces[at]?.fate;
  return fate === "gone" || fate === "added";
};

const letters = "[\\p{L}\\p{M}\\p{N}]+";
const atEnd = new RegExp(`${letters}$`, "u");
const atStart = new RegExp(`^${letters}`, "u");
const isWord = new RegExp(`^${letters}$`, "u");

/** What was changed on end, between what was kept. */
interface Run {
  readonly before: Kept | undefined;
  readonly added: readonly Added[];
  readonly gone: readonly Gone[];
  readonly after: Kept | undefined;
}

function runsOf(units: Iterable<Unit>): Run[] {
  const runs: Run[] = [];
  let [added, gone]: [Added[], Gone[]] = [[], []];
  let before: Kept | undefined;
  const end = (after: Kept | undefined) => {
    if (added.length + gone.length > 0) runs.push({ before, added, gone, after });
    [added, gone] = [[], []];
    before = after;
  };
  for (const unit of units) {
    if (unit.kind === "kept") end(unit);
    else if (unit.kind === "added") added.push(unit);
    else gone.push(unit);
  }
  end(undefined);
  return runs;
}

/** Letters that were kept, told as if they had been deleted and written anew. */
const rewritten = (words: string, at: number): Pick<Run, "added" | "gone"> =>
  words === ""
    ? { added: [], gone: [] }
    : {
        added: [{ kind: "added", words, at, size: words.length }],
        gone: [{ kind: "gone", words, at, isClause: false }],
      };

/** What was changed on both sides of a few letters of one word was changed of that word. */
function withinWords(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const between = run.before;
    const isOneWord =
      last !== undefined &&
      between !== undefined &&
      last.after === between &&
      isWord.test(between.words) &&
      last.gone.length + run.gone.length > 0 &&
      last.added.length + run.added.length > 0;
    if (!isOneWord) {
      all.push(run);
      continue;
    }
    const { added, gone } = rewritten(between.words, between.at);
    all[all.length - 1] = {
      before: last.before,
      added: [...last.added, ...added, ...run.added],
      gone: [...last.gone, ...gone, ...run.gone],
      after: run.after,
    };
  }
  return all;
}

/** Where words take the place of others, they are read as words: what stayed of one that was written over is told with the rest. */
function inWholeWords({ before, added, gone, after }: Run): Pick<Run, "added" | "gone"> {
  const isTied = (edge: RegExp, at: 0 | -1) =>
    edge.test(added.at(at)?.words ?? "") || edge.test(gone.at(at)?.words ?? "");
  const head = isTied(atStart, 0) ? (atEnd.exec(before?.words ?? "")?.[0] ?? "") : "";
  const tail = isTied(atEnd, -1) ? (atStart.exec(after?.words ?? "")?.[0] ?? "") : "";
  const first = rewritten(head, (before?.at ?? 0) + (before?.words.length ?? 0) - head.length);
  const last = rewritten(tail, after?.at ?? 0);
  return {
    added: [...first.added, ...added, ...last.added],
    gone: [...first.gone, ...gone, ...last.gone],
  };
}

/** What neighbouring deletions at one place are together. */
function joined(marks: readonly Marked[]): Marked[] {
  const all: Marked[] = [];
  for (const mark of marks) {
    const last = all.at(-1);
    const isOne =
      mark.kind === "gone" &&
      last?.kind === "gone" &&
      last.at === mark.at &&
      last.isClause === mark.isClause &&
      !mark.isClause;
    if (isOne) all[all.length - 1] = { ...last, words: last.words + mark.words };
    else all.push(mark);
  }
  return all;
}

/** What is to be marked of a text, from its units in their order. */
export function marksOf(units: Iterable<Unit>, differences: Differences): Marked[] {
  const marks = withinWords(runsOf(units)).flatMap((run) => {
    const { added, gone } = run.added.length > 0 && run.gone.length > 0 ? inWholeWords(run) : run;
    return markedInRun(added, gone, differences);
  });
  return joined(marks).filter((mark) => mark.kind === "added" || mark.words.replaceAll(noLetter, "") !== "");
}
