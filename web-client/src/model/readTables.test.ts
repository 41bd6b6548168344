import { expect, test } from "vitest";
import { readParts } from "./readTables";

const inCell = (table: number, row: number, cell: number, header = false) => ({
  cell: { table, row, cell, header },
});
const outside = { cell: undefined };

test("puts the paragraphs of a table into its rows and cells", () => {
  const parts = readParts([
    outside,
    inCell(0, 0, 0, true),
    inCell(0, 0, 1, true),
    inCell(0, 1, 2),
    inCell(0, 1, 2),
    inCell(0, 1, 3),
    inCell(1, 2, 4),
    outside,
  ]);

  expect(parts).toEqual([
    { kind: "paragraph", at: 0 },
    {
      kind: "table",
      at: 1,
      rows: [
        { row: 0, header: true, cells: [[1], [2]] },
        { row: 1, header: false, cells: [[3, 4], [5]] },
      ],
    },
    { kind: "table", at: 6, rows: [{ row: 2, header: false, cells: [[6]] }] },
    { kind: "paragraph", at: 7 },
  ]);
});
