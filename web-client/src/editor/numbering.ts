import type { ClauseKind } from "../model/clause";

/** A sub-paragraph as far as numbering is concerned. */
export interface NumberedSubparagraph {
  readonly subparagraphs?: readonly NumberedSubparagraph[];
}

/** A clause as far as numbering is concerned. */
export interface NumberedClause extends NumberedSubparagraph {
  readonly kind: ClauseKind;
}

/** A letter is repeated at most so often; beyond that a label is the plain number. */
const mostRepeats = 10;

/** 1 = a … 26 = z, 27 = aa, 28 = bb … 52 = zz, 53 = aaa. */
function repeatedLetter(number: number): string {
  if (number > 26 * mostRepeats) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Above this there is no usual Roman numeral; the plain number stands in. */
const greatestRoman = 3999;

function roman(number: number): string {
  if (number > greatestRoman) return String(number);
  let rest = number;
  let text = "";
  for (const [value, digit] of romanDigits) {
    while (rest >= value) {
      text += digit;
      rest -= value;
    }
  }
  return text;
}

function subparagraphLabel(depth: number, number: number): string {
  switch ((depth - 1) % 4) {
    case 0:
      return `(${repeatedLetter(number)})`;
    case 1:
      return `(${roman(number).toLowerCase()})`;
    case 2:
      return `(${repeatedLetter(number).toUpperCase()})`;
    default:
      return `(${number})`;
  }
}

function clauseLabel(kind: ClauseKind, number: number): string {
  switch (kind) {
    case "preambular":
      return `PP${number}`;
    case "operative":
      return `OP${number}`;
    case "article":
      return `Article ${number}`;
    case "annex":
      return `Annex ${roman(number)}`;
    case "title":
    case "heading":
      return "";
  }
}

/**
 * The labels of an instrument in document order: one for each clause ("" where a kind has no number) and,
 * after it, those of its sub-paragraphs. Each kind of clause counts through the whole draft; sub-paragraphs
 * restart in each parent.
 */
export function number(clauses: readonly NumberedClause[]): string[] {
  const labels: string[] = [];
  const counts = new Map<ClauseKind, number>();
  const visit = (subparagraphs: readonly NumberedSubparagraph[] | undefined, depth: number): void => {
    subparagraphs?.forEach((subparagraph, index) => {
      labels.push(subparagraphLabel(depth, index + 1));
      visit(subparagraph.subparagraphs, depth + 1);
    });
  };
  for (const clause of clauses) {
    const count = (counts.get(clause.kind) ?? 0) + 1;
    counts.set(clause.kind, count);
    labels.push(clauseLabel(clause.kind, count));
    visit(clause.subparagraphs, 1);
  }
  return labels;
}
