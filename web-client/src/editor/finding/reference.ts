import type { ClauseKind } from "../../model/clause";
import { oneLine } from "../../model/oneLine";
import { latin } from "../clauseNumbering";
import { fold } from "./folding";

/** A number as people write and say it, such as "OP 3 (b)", "art. 4", "annex 2" or "(ii)". */
export interface Reference {
  readonly kind: ClauseKind | undefined;
  /**
   * The clause's number with what follows it ("6bis"), in digits; undefined where only the kind was said, or only the
   * levels below.
   */
  readonly number: string | undefined;
  /** The sub-paragraphs from the outermost, without their parentheses. */
  readonly below: readonly string[];
}

const kindWords: readonly (readonly [RegExp, ClauseKind])[] = [
  [/^(?:pp|preambular(?: paragraph)?s?|preambulaires?|preamble|preambule)(?![a-z])/, "preambular"],
  [/^(?:op|operative(?: paragraph)?s?|para(?:graphe?)?s?|dispositif|§)(?![a-z])/, "operative"],
  [/^art(?:icle)?s?(?![a-z])/, "article"],
  [/^ann(?:exe?)?s?(?![a-z])/, "annex"],
];

const behindNumber = ["pre", ...latin, "alt"].join("|");
const roman = new RegExp(
  `^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?=(?:${behindNumber})(?![a-z])|[^a-z]|$)`,
);
const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanValue(digits: string): number {
  const each = [...digits].map((digit) => values[digit] ?? 0);
  return each.reduce((sum, value, at) => sum + (value < (each[at + 1] ?? 0) ? -value : value), 0);
}

const suffix = new RegExp(
  `^(?:\\s*(pre))?(?:\\s*(${latin.join("|")})|(-\\d{1,3}))?(?:\\s*(alt)(?:\\s*(\\d{1,3}))?)?(?![a-z])`,
);

/** Takes a number off the beginning of a text: what it is, and how many characters it took. */
function readNumber(text: string, mayBeRoman: boolean): { number: string; length: number } | undefined {
  const digits = /^\d{1,5}/.exec(text)?.[0] ?? (mayBeRoman ? roman.exec(text)?.[0] : undefined);
  if (digits === undefined) return undefined;
  const value = /^\d/.test(digits) ? Number(digits) : romanValue(digits);
  const more = suffix.exec(text.slice(digits.length));
  return {
    number: `${value}${more?.slice(1).join("") ?? ""}`,
    length: digits.length + (more?.[0].length ?? 0),
  };
}

/** What can be the label of a sub-paragraph: a letter, also repeated, a Roman number, a number. */
const level = "(?<level>([a-z])\\2{0,9}|[ivxlcdm]{1,8}|\\d{1,3})";
const inParentheses = new RegExp(`^\\(\\s*${level}\\s*\\)`);
const afterNumber = new RegExp(`^[.,\\s]*\\(?\\s*${level}\\s*\\)?(?![a-z\\d])`);

/** The sub-paragraphs that a text names; undefined where it says anything else. */
function readBelow(text: string, first: RegExp): string[] | undefined {
  const below: string[] = [];
  let rest = text.trim();
  for (let form = first; rest !== ""; form = afterNumber) {
    const found = form.exec(rest);
    if (found?.groups?.level === undefined) return undefined;
    below.push(found.groups.level);
    rest = rest.slice(found[0].length).trim();
  }
  return below;
}

/** Reads a number; undefined where the text is none, as with any other words. */
export function readReference(text: string): Reference | undefined {
  const said = oneLine(fold(text, false).text);
  const [form, kind] = kindWords.find(([words]) => words.test(said)) ?? [];
  const rest = (form === undefined ? said : said.replace(form, "")).replace(/^[.\s]+/, "");
  if (kind !== undefined && rest === "") return { kind, number: undefined, below: [] };
  const clause = readNumber(rest, kind !== undefined);
  if (clause === undefined && kind !== undefined) return undefined;
  const below = readBelow(
    rest.slice(clause?.length ?? 0),
    clause === undefined ? inParentheses : afterNumber,
  );
  if (below === undefined || (clause === undefined && below.length === 0)) return undefined;
  return { kind, number: clause?.number, below };
}

const bareLevel = (label: string) => fold(label, false).text.replace(/[()\s]/g, "");

/**
 * Whether a reference means exactly the place with these labels, from the clause's down. Levels without a clause's number
 * mean every place that ends with them.
 */
export function refersTo({ kind, number, below }: Reference, labels: readonly string[]): boolean {
  const [clause = "", ...levels] = labels;
  if (number === undefined && below.length === 0) return false;
  if (number !== undefined) {
    const label = readReference(clause);
    if (label?.number !== number || levels.length !== below.length) return false;
    if (kind !== undefined && label.kind !== kind) return false;
  }
  const skipped = levels.length - below.length;
  return skipped >= 0 && below.every((each, at) => each === bareLevel(levels[skipped + at] ?? ""));
}

/** Whether a reference is the beginning of a clause's label: "op 2" begins OP2 and OP23, and "op" each OP. */
export function begins({ kind, number, below }: Reference, label: string): boolean {
  const clause = readReference(label);
  if (clause?.number === undefined || below.length > 0) return false;
  if (kind !== undefined && clause.kind !== kind) return false;
  return number === undefined || clause.number.startsWith(number);
}
