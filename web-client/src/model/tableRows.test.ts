import { describe, expect, it } from "vitest";
import { paragraphsOf } from "./changes";
import { clause, deed, run } from "./history.testLanguage";
import { partsOf } from "./tableRows";

const by = deed("ann");
const plain = { depth: 0, label: "", labelBefore: "", change: undefined };

function inCell(row: number, cell: number, change?: "insert" | "delete") {
  return { ...plain, change, cell: { table: 1, row, cell, header: row === 1 } };
}

const changed = clause(
  [
    run("Shares", undefined, by, { paragraph: 0 }),
    run("Party", undefined, by, { paragraph: 1 }),
    run("Year", "insert", by, { paragraph: 2 }),
    run("Norway", "delete", by, { paragraph: 3 }),
    run("end", undefined, by, { paragraph: 4 }),
  ],
  { paragraphs: [plain, inCell(1, 1), inCell(1, 2, "insert"), inCell(2, 3, "delete"), plain] },
);

describe("the parts of a clause", () => {
  it("are paragraphs and tables, with what became of rows and cells", () => {
    const parts = partsOf(changed, paragraphsOf(changed, "both"));
    expect(parts.map(({ kind }) => kind)).toEqual(["paragraph", "table", "paragraph"]);
    const rows = parts[1]?.kind === "table" ? parts[1].rows : [];
    expect(
      rows.map(({ header, change, cells }) => [header, change, cells.map((cell) => cell.change)]),
    ).toEqual([
      [true, undefined, [undefined, "insert"]],
      [false, "delete", ["delete"]],
    ]);
  });

  it("are without what is not there on a side", () => {
    const parts = partsOf(changed, paragraphsOf(changed, "after"));
    const rows = parts[1]?.kind === "table" ? parts[1].rows : [];
    expect(rows.map(({ cells }) => cells.length)).toEqual([2]);
  });
});
