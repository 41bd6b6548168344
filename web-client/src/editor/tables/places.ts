import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { Located } from "../tree";

export const isTable = (node: Node | null | undefined): boolean => node?.type.name === "table";
export const isCell = (node: Node | null | undefined): boolean => node?.type.name === "cell";
export const isRow = (node: Node | null | undefined): boolean =>
  node?.type.name === "row" || node?.type.name === "headerRow";

/** A cell with its place in its table. */
export interface CellPlace {
  readonly table: Located;
  readonly row: Located;
  readonly cell: Located;
  readonly rowIndex: number;
  readonly column: number;
}

/** The cell around a position; undefined outside of tables. */
export function cellAround($pos: ResolvedPos): CellPlace | undefined {
  for (let depth = $pos.depth; depth > 2; depth--) {
    if (!isCell($pos.node(depth))) continue;
    return {
      table: { node: $pos.node(depth - 2), pos: $pos.before(depth - 2) },
      row: { node: $pos.node(depth - 1), pos: $pos.before(depth - 1) },
      cell: { node: $pos.node(depth), pos: $pos.before(depth) },
      rowIndex: $pos.index(depth - 2),
      column: $pos.index(depth - 1),
    };
  }
  return undefined;
}

/** Where the row with an index begins; for the number of rows, where the last one ends. */
export function rowStart({ node, pos }: Located, index: number): number {
  let start = pos + 1;
  for (let each = 0; each < index; each++) start += node.child(each).nodeSize;
  return start;
}

/** How many cells the longest row of a table has. */
export function columnsOf(table: Node): number {
  let most = 0;
  table.forEach((row) => {
    most = Math.max(most, row.childCount);
  });
  return most;
}

/** The cell that both ends of a selection are in. */
export function cellOfSelection({ selection }: EditorState): CellPlace | undefined {
  const from = cellAround(selection.$from);
  return from !== undefined && cellAround(selection.$to)?.cell.pos === from.cell.pos ? from : undefined;
}

/** Whether a selection reaches from a cell into something else. */
export function crossesCells({ selection }: EditorState): boolean {
  if (selection.empty) return false;
  return cellAround(selection.$from)?.cell.pos !== cellAround(selection.$to)?.cell.pos;
}
