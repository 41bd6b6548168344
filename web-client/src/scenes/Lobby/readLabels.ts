import { type NumberedSubparagraph, number } from "../../editor/numbering";
import type { ClauseKind } from "../../model/clause";
import type { CorrectedClause, CorrectedParagraph } from "../../model/corrections";

/** What a clause and its sub-paragraphs are called. */
export interface Labels {
  readonly number: string;
  readonly parts: readonly string[];
}

interface Part extends NumberedSubparagraph {
  readonly subparagraphs: Part[];
}

/** The sub-paragraphs that some paragraphs begin, one in another. */
function partsOf(paragraphs: readonly CorrectedParagraph[]): Part[] {
  const top: Part[] = [];
  const open = [top];
  for (const { depth, opens } of paragraphs) {
    if (!opens) continue;
    const part: Part = { subparagraphs: [] };
    open.length = Math.min(open.length, depth);
    (open.at(-1) ?? top).push(part);
    open.push(part.subparagraphs);
  }
  return top;
}

export const noLabels: Labels = { number: "", parts: [] };

/**
 * What each clause that is kept is called, and each sub-paragraph; one that is joined counts with the clause before.
 *
 * @param competing the places of clauses of the file that are alternatives, each with that of the other
 */
export function labelsOf(
  clauses: readonly CorrectedClause[],
  competing: ReadonlyMap<number, number>,
): ReadonlyMap<CorrectedClause, Labels> {
  const counted = clauses.filter(({ fate }) => fate === "kept" || fate === "join");
  const heads: { id: string | undefined; kind: ClauseKind; subparagraphs: Part[] }[] = [];
  for (const { source, place, kind, fate, paragraphs } of counted) {
    const parts = partsOf(paragraphs);
    if (fate === "join") heads.at(-1)?.subparagraphs.push(...parts);
    else heads.push({ id: source === "clause" ? `${place}` : undefined, kind, subparagraphs: parts });
  }
  const alternatives = new Map([...competing].map(([clause, of]) => [`${clause}`, `${of}`]));
  const all = number(heads, { alternatives });
  const labels = new Map<CorrectedClause, Labels>();
  let at = 0;
  for (const clause of counted) {
    const own = clause.fate === "kept" ? (all[at++] ?? "") : "";
    const count = clause.paragraphs.filter(({ opens }) => opens).length;
    labels.set(clause, { number: own, parts: all.slice(at, at + count) });
    at += count;
  }
  return labels;
}
