import type { CellPlace } from "./history";

/** A row of a table; of each cell the places of its paragraphs among those of the clause. */
export interface ReadRow {
  readonly row: number;
  readonly header: boolean;
  readonly cells: readonly (readonly number[])[];
}

/** A part of a clause that was read: a paragraph, by its place among those of the clause, or a table. */
export type ReadPart =
  | { readonly kind: "paragraph"; readonly at: number }
  | { readonly kind: "table"; readonly at: number; readonly rows: readonly ReadRow[] };

/** The paragraphs of a clause with those of each table together, row by row. */
export function readParts(paragraphs: readonly { readonly cell: CellPlace | undefined }[]): ReadPart[] {
  const parts: ReadPart[] = [];
  let rows: { row: number; header: boolean; cells: number[][] }[] = [];
  let last: CellPlace | undefined;
  paragraphs.forEach(({ cell }, at) => {
    if (cell === undefined) {
      parts.push({ kind: "paragraph", at });
    } else {
      if (last?.table !== cell.table) {
        rows = [];
        parts.push({ kind: "table", at, rows });
      }
      if (last?.row !== cell.row) rows.push({ row: cell.row, header: cell.header, cells: [] });
      const cells = rows.at(-1)?.cells ?? [];
      if (last?.cell !== cell.cell) cells.push([at]);
      else cells.at(-1)?.push(at);
    }
    last = cell;
  });
  return parts;
}
