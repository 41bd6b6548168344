import { type NumberingPlan, runningNumbers } from "../model/numberingPlan";
import { ClauseNumbering, type CountedClause } from "./clauseNumbering";
import { roman } from "./roman";

/** A sub-paragraph as far as numbering is concerned. */
export interface NumberedSubparagraph {
  readonly subparagraphs?: readonly NumberedSubparagraph[];
}

/** A clause as far as numbering is concerned. */
export interface NumberedClause extends CountedClause, NumberedSubparagraph {}

/** A letter is repeated at most so often; beyond that a label is the plain number. */
const mostRepeats = 10;

/** 1 = a … 26 = z, 27 = aa, 28 = bb … 52 = zz, 53 = aaa. */
function repeatedLetter(number: number): string {
  if (number > 26 * mostRepeats) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
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

/**
 * The labels of an instrument in document order: one for each clause ("" where a kind has no number) and,
 * after it, those of its sub-paragraphs. Each kind of clause counts through the whole draft; sub-paragraphs
 * restart in each parent.
 */
export function number(clauses: readonly NumberedClause[], plan: NumberingPlan = runningNumbers): string[] {
  const labels: string[] = [];
  const visit = (subparagraphs: readonly NumberedSubparagraph[] | undefined, depth: number): void => {
    subparagraphs?.forEach((subparagraph, index) => {
      labels.push(subparagraphLabel(depth, index + 1));
      visit(subparagraph.subparagraphs, depth + 1);
    });
  };
  const numbers = new ClauseNumbering(clauses, plan).labels();
  clauses.forEach((clause, index) => {
    labels.push(numbers[index] ?? "");
    visit(clause.subparagraphs, 1);
  });
  return labels;
}
