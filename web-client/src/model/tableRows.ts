import type { ParagraphRuns } from "./changes";
import type { MarkedClause } from "./history";

/** A cell of a table, with what is shown of its paragraphs. */
export interface CellRuns {
  readonly cell: number;
  readonly change: "insert" | "delete" | undefined;
  readonly paragraphs: readonly ParagraphRuns[];
}

export interface RowRuns {
  readonly row: number;
  readonly header: boolean;
  readonly change: "insert" | "delete" | undefined;
  readonly cells: readonly CellRuns[];
}

/** A part of a clause as it is shown: a paragraph, or a table. */
export type ClausePart =
  | { readonly kind: "paragraph"; readonly paragraph: ParagraphRuns }
  | { readonly kind: "table"; readonly table: number; readonly rows: readonly RowRuns[] };

const cellOf = (clause: MarkedClause, { index }: ParagraphRuns) => clause.paragraphs[index]?.cell;

/** What became of all of these; undefined where they fared differently, or were there all along. */
function common(changes: readonly ("insert" | "delete" | undefined)[]): "insert" | "delete" | undefined {
  const [first] = changes;
  return changes.every((change) => change === first) ? first : undefined;
}

function grouped(items: readonly ParagraphRuns[], keyOf: (item: ParagraphRuns) => number): ParagraphRuns[][] {
  const groups = new Map<number, ParagraphRuns[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function rowsOf(clause: MarkedClause, paragraphs: readonly ParagraphRuns[]): RowRuns[] {
  const changeOf = (number: "row" | "cell", value: number) =>
    common(clause.paragraphs.filter(({ cell }) => cell?.[number] === value).map(({ change }) => change));
  return grouped(paragraphs, (each) => cellOf(clause, each)?.row ?? 0).flatMap((inRow): RowRuns[] => {
    const [first] = inRow;
    const place = first === undefined ? undefined : cellOf(clause, first);
    if (place === undefined) return [];
    const cells = grouped(inRow, (each) => cellOf(clause, each)?.cell ?? 0).map((inCell): CellRuns => {
      const [opening] = inCell;
      const cell = (opening && cellOf(clause, opening)?.cell) ?? 0;
      return { cell, change: changeOf("cell", cell), paragraphs: inCell };
    });
    return [{ row: place.row, header: place.header, change: changeOf("row", place.row), cells }];
  });
}

/** The paragraphs of a clause with those of each table together, row by row. */
export function partsOf(clause: MarkedClause, paragraphs: readonly ParagraphRuns[]): ClausePart[] {
  const parts: ClausePart[] = [];
  for (let from = 0; from < paragraphs.length; ) {
    const first = paragraphs[from];
    if (first === undefined) break;
    const table = cellOf(clause, first)?.table;
    let end = from + 1;
    if (table === undefined) parts.push({ kind: "paragraph", paragraph: first });
    else {
      for (let next = paragraphs[end]; next && cellOf(clause, next)?.table === table; next = paragraphs[end])
        end += 1;
      parts.push({ kind: "table", table, rows: rowsOf(clause, paragraphs.slice(from, end)) });
    }
    from = end;
  }
  return parts;
}
