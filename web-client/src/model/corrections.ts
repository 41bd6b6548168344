import type { ClauseKind } from "./clause";
import type { CellPlace } from "./history";
import type { Intake, LeftOut, ReadAlternatives, ReadClause, ReadParagraph, ReadRun } from "./intake";
import { oneLine } from "./oneLine";

/** What somebody makes of a clause of a file: another kind, a part of the clause before it, or nothing. */
export type Correction = ClauseKind | "join" | "omit";

/** What somebody wants otherwise than a file was read. Places are those in the answer of the server, from 0. */
export interface Corrections {
  readonly clauses: ReadonlyMap<number, Correction>;
  /** The kinds of clauses that become of what was left out, by its place. */
  readonly taken: ReadonlyMap<number, ClauseKind>;
  /** The numbers that are words of the text; see `numberKey`. */
  readonly words: ReadonlySet<string>;
}

export const noCorrections: Corrections = { clauses: new Map(), taken: new Map(), words: new Set() };

/** Names the number of a clause, or of its `part`-th sub-paragraph in reading order, from 1. */
export function numberKey(place: number, part = 0): string {
  return part === 0 ? `${place + 1}` : `${place + 1}.${part}`;
}

/** A paragraph of a clause as it will be. */
export interface CorrectedParagraph {
  readonly depth: number;
  /** Whether it begins a sub-paragraph, and so has a label. */
  readonly opens: boolean;
  readonly runs: readonly ReadRun[];
  /** Which sub-paragraph of its clause it began in the file, in reading order from 1; 0 if it began none. */
  readonly part: number;
  readonly labelInFile: string | undefined;
  /** Undefined in no table. */
  readonly cell: CellPlace | undefined;
}

/** A clause of a file as it will be, or a paragraph that was left out. */
export interface CorrectedClause {
  readonly source: "clause" | "leftOut";
  /** Its place among the clauses of the file, or among what was left out, from 0. */
  readonly place: number;
  readonly read: ReadClause;
  readonly paragraphs: readonly CorrectedParagraph[];
  readonly kind: ClauseKind;
  readonly fate: "kept" | "join" | "omit" | "left";
  /** The finding that tells why it was left out. */
  readonly code: string | undefined;
}

const kindsOfOneLine: ReadonlySet<ClauseKind> = new Set(["title", "heading"]);

/** Whether a clause may be of a kind: titles and headings are one paragraph. */
function mayBe(paragraphs: readonly unknown[], kind: ClauseKind): boolean {
  return !kindsOfOneLine.has(kind) || paragraphs.length === 1;
}

function prefixed(number: string, runs: readonly ReadRun[]): readonly ReadRun[] {
  return [{ text: runs.length === 0 ? number : `${number} `, bold: false, italic: false }, ...runs];
}

/** The paragraphs with those of their numbers among their words that are words; such a part is none any more. */
function inWords(read: ReadClause, place: number, words: ReadonlySet<string>): CorrectedParagraph[] {
  let parts = 0;
  /** The depths of the sub-paragraphs around that are none any more. */
  const gone: number[] = [];
  const paragraphs = read.paragraphs.map((paragraph: ReadParagraph, index) => {
    const { depth, label, labelInFile, cell } = paragraph;
    const opens = label !== "";
    const part = opens ? ++parts : 0;
    while ((gone.at(-1) ?? 0) > depth || (opens && gone.at(-1) === depth)) gone.pop();
    const isWords = opens && labelInFile !== undefined && words.has(numberKey(place, part));
    if (isWords) gone.push(depth);
    const own = index === 0 && read.numberInFile !== undefined && words.has(numberKey(place));
    let { runs } = paragraph;
    if (isWords) runs = prefixed(labelInFile, runs);
    if (own) runs = prefixed(read.numberInFile, runs);
    return { depth: depth - gone.length, opens: opens && !isWords, runs, part, labelInFile, cell };
  });
  return paragraphs;
}

function asClause({ runs }: LeftOut): ReadClause {
  const text = runs.map((run) => run.text).join("");
  const paragraph: ReadParagraph = { depth: 0, label: "", labelInFile: undefined, runs };
  return { kind: "heading", number: "", text, paragraphs: [paragraph], numberInFile: undefined };
}

function leftOutAt(line: LeftOut, place: number, { taken }: Corrections): CorrectedClause {
  const read = asClause(line);
  const kind = taken.get(place);
  const paragraphs = inWords(read, place, new Set());
  const fate = kind === undefined ? "left" : "kept";
  return { source: "leftOut", place, read, paragraphs, kind: kind ?? read.kind, fate, code: line.code };
}

/**
 * The clauses as they will be, with what was left out where it stood. A correction that cannot be, because of another one,
 * has no effect.
 */
export function corrected(
  { clauses, leftOut }: Pick<Intake, "clauses" | "leftOut">,
  corrections: Corrections,
): CorrectedClause[] {
  const all: CorrectedClause[] = [];
  const lines = leftOut.map((line, place) => ({ line, place }));
  let before: ClauseKind | undefined;
  const take = (clause: number) => {
    for (const { line, place } of lines.filter((each) => each.line.before === clause + 1)) {
      const item = leftOutAt(line, place, corrections);
      if (item.fate === "kept") before = item.kind;
      all.push(item);
    }
  };
  clauses.forEach((read, place) => {
    take(place);
    const wanted = corrections.clauses.get(place);
    const paragraphs = inWords(read, place, corrections.words);
    const item = { source: "clause", place, read, paragraphs, code: undefined } as const;
    if (wanted === "omit") {
      all.push({ ...item, kind: read.kind, fate: "omit" });
    } else if (wanted === "join" && before !== undefined && !kindsOfOneLine.has(before)) {
      all.push({ ...item, kind: before, fate: "join" });
    } else {
      const kind =
        wanted !== undefined && wanted !== "join" && mayBe(paragraphs, wanted) ? wanted : read.kind;
      before = kind;
      all.push({ ...item, kind, fate: "kept" });
    }
  });
  take(clauses.length);
  return all;
}

/** What can be made of a clause, or of what was left out, in the order of a list to choose from. */
export function choicesOf(
  kinds: readonly ClauseKind[],
  all: readonly CorrectedClause[],
  clause: CorrectedClause,
): (Correction | "left")[] {
  const possible = kinds.filter((kind) => mayBe(clause.paragraphs, kind));
  if (clause.source === "leftOut") return ["left", ...possible];
  const before = all.slice(0, all.indexOf(clause)).findLast(({ fate }) => fate === "kept");
  const join: Correction[] = before !== undefined && !kindsOfOneLine.has(before.kind) ? ["join"] : [];
  return [...possible, ...join, "omit"];
}

/** The corrections with another choice for a clause, or for what was left out. */
export function chosen(
  corrections: Corrections,
  { source, place }: CorrectedClause,
  choice: Correction | "left",
): Corrections {
  if (source === "clause") {
    return choice === "left"
      ? corrections
      : { ...corrections, clauses: new Map([...corrections.clauses, [place, choice]]) };
  }
  const taken = new Map(corrections.taken);
  if (choice === "left" || choice === "join" || choice === "omit") taken.delete(place);
  else taken.set(place, choice);
  return { ...corrections, taken };
}

/** The corrections with a number among the words, or taken off them again. */
export function toggled(corrections: Corrections, key: string): Corrections {
  const words = new Set(corrections.words);
  if (!words.delete(key)) words.add(key);
  return { ...corrections, words };
}

/** Words by place, as the server reads them: neighbours that are alike as one. */
function ranges(words: readonly (string | undefined)[], prefix: string): string[] {
  const sent: string[] = [];
  for (let first = 0; first < words.length; ) {
    let end = first + 1;
    while (end < words.length && words[end] === words[first]) end += 1;
    const word = words[first];
    if (word !== undefined) sent.push(`${prefix}${first + 1}${end > first + 1 ? `-${end}` : ""}:${word}`);
    first = end;
  }
  return sent;
}

/**
 * The corrections that have an effect, as the server reads them: such as `3:HEADING`, `4-9:PREAMBULAR`, `2:OMIT`,
 * `L1:HEADING`, `N3:WORDS`.
 */
export function correctionsToSend(all: readonly CorrectedClause[], { words }: Corrections): string[] {
  const clauses = all.filter(({ source }) => source === "clause");
  const lines = all.filter(({ source }) => source === "leftOut").sort((one, two) => one.place - two.place);
  const kept = new Set(clauses.filter(({ fate }) => fate !== "omit").map(({ place }) => place));
  return [
    ...ranges(
      clauses.map(({ read, kind, fate }) =>
        fate !== "kept" ? fate.toUpperCase() : kind === read.kind ? undefined : kind.toUpperCase(),
      ),
      "",
    ),
    ...ranges(
      lines.map(({ kind, fate }) => (fate === "kept" ? kind.toUpperCase() : undefined)),
      "L",
    ),
    ...[...words].filter((key) => kept.has(Number.parseInt(key, 10) - 1)).map((key) => `N${key}:WORDS`),
  ];
}

/**
 * What the file calls alternatives and still are, by their places, each with the place of the other: both are kept, of one
 * kind, and its number is none of its words.
 */
export function competingIn(
  all: readonly CorrectedClause[],
  { found }: ReadAlternatives,
  { words }: Corrections,
): ReadonlyMap<number, number> {
  const kinds = new Map<number, ClauseKind>();
  for (const { source, place, kind, fate } of all) {
    if (source === "clause" && fate === "kept") kinds.set(place, kind);
  }
  const competing = new Map<number, number>();
  for (const { clause, of } of found) {
    const kind = kinds.get(clause - 1);
    const isOne = kind !== undefined && !kindsOfOneLine.has(kind) && !words.has(numberKey(clause - 1));
    if (isOne && kinds.get(of - 1) === kind) competing.set(clause - 1, of - 1);
  }
  return competing;
}

/** The title of the text, on one line; undefined where no clause is one. */
export function titleIn(all: readonly CorrectedClause[]): string | undefined {
  const title = all.find(({ kind, fate }) => fate === "kept" && kind === "title");
  const text = title?.paragraphs.flatMap(({ runs }) => runs.map((run) => run.text)).join("");
  const line = oneLine(text ?? "");
  return line === "" ? undefined : line;
}
