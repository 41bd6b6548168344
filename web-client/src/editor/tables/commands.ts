import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import { type Command, TextSelection, type Transaction } from "@tiptap/pm/state";
import { clauseAround, isLine } from "../tree";
import { mostColumns, mostRows } from "./nodes";
import { type CellPlace, cellAround, cellOfSelection, columnsOf, rowStart } from "./places";

const emptyCell = (schema: Schema): Node => schema.node("cell", null, schema.node("paragraph"));

function emptyRow(schema: Schema, name: "row" | "headerRow", columns: number): Node {
  return schema.node(
    name,
    null,
    Array.from({ length: columns }, () => emptyCell(schema)),
  );
}

/** Puts the caret into the first line at or after a position. */
function caretAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.near(tr.doc.resolve(pos))).scrollIntoView();
}

/** Puts the caret into a cell of the table at a position, or into the nearest one where it has fewer rows or columns. */
function caretInCell(tr: Transaction, pos: number, rowIndex: number, column: number): Transaction {
  const node = tr.doc.nodeAt(pos);
  if (node === null || node.childCount === 0) return tr;
  const index = Math.min(rowIndex, node.childCount - 1);
  let at = rowStart({ node, pos }, index) + 1;
  for (let cell = 0; cell < Math.min(column, node.child(index).childCount - 1); cell++)
    at += node.child(index).child(cell).nodeSize;
  return caretAt(tr, at + 1);
}

/** Puts a table behind the paragraph of the caret, with a header and two rows of three cells. There are no tables in tables. */
export const insertTable: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const clause = clauseAround($to)?.node;
  if (clause === undefined || isLine(clause) || cellAround($to) !== undefined || !$to.parent.isTextblock)
    return false;
  if (dispatch === undefined) return true;
  const { schema } = state;
  const rows = [emptyRow(schema, "headerRow", 3), emptyRow(schema, "row", 3), emptyRow(schema, "row", 3)];
  const pos = $to.after();
  dispatch(caretAt(state.tr.insert(pos, schema.node("table", null, rows)), pos + 1));
  return true;
};

/** Fills up the rows of a table that are shorter than others, as simultaneous edits can leave them. */
function fillUp(tr: Transaction, { table }: CellPlace): void {
  const columns = columnsOf(table.node);
  for (let index = table.node.childCount - 1; index >= 0; index--) {
    const missing = columns - table.node.child(index).childCount;
    if (missing === 0) continue;
    const cells = Array.from({ length: missing }, () => emptyCell(tr.doc.type.schema));
    tr.insert(rowStart(table, index + 1) - 1, cells);
  }
}

/** A command on the table of the caret; `make` finds it as it is after its rows were filled up. */
function inTable(
  fits: (place: CellPlace) => boolean,
  make: (tr: Transaction, place: CellPlace) => void,
): Command {
  return (state, dispatch) => {
    const place = cellOfSelection(state);
    if (place === undefined || !fits(place)) return false;
    if (dispatch === undefined) return true;
    const { tr } = state;
    fillUp(tr, place);
    const filled = cellAround(tr.doc.resolve(tr.mapping.map(state.selection.from)));
    if (filled === undefined) return false;
    make(tr, filled);
    dispatch(tr.scrollIntoView());
    return true;
  };
}

const addRow = (after: boolean): Command =>
  inTable(
    ({ table }) => table.node.childCount < mostRows,
    (tr, { table, rowIndex, column }) => {
      const index = rowIndex + Number(after);
      tr.insert(rowStart(table, index), emptyRow(tr.doc.type.schema, "row", columnsOf(table.node)));
      caretInCell(tr, table.pos, index, column);
    },
  );

export const addRowAbove: Command = addRow(false);
export const addRowBelow: Command = addRow(true);

const addColumn = (after: boolean): Command =>
  inTable(
    ({ table }) => columnsOf(table.node) < mostColumns,
    (tr, { table, column, rowIndex }) => {
      const place = column + Number(after);
      for (let index = table.node.childCount - 1; index >= 0; index--) {
        const row = table.node.child(index);
        let pos = rowStart(table, index) + 1;
        for (let cell = 0; cell < place; cell++) pos += row.child(cell).nodeSize;
        tr.insert(pos, emptyCell(tr.doc.type.schema));
      }
      caretInCell(tr, table.pos, rowIndex, place);
    },
  );

export const addColumnBefore: Command = addColumn(false);
export const addColumnAfter: Command = addColumn(true);

/** Deletes a whole table, and leaves the caret where it stood. */
export const deleteTable: Command = (state, dispatch) => {
  const place = cellAround(state.selection.$from);
  if (place === undefined) return false;
  const { pos, node } = place.table;
  if (dispatch === undefined) return true;
  const tr = state.tr.delete(pos, pos + node.nodeSize);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos), -1)).scrollIntoView());
  return true;
};

/** Deletes the row of the caret; with the last one goes the table. */
export const deleteRow: Command = (state, dispatch, view) => {
  const place = cellOfSelection(state);
  if (place === undefined) return false;
  if (place.table.node.childCount === 1) return deleteTable(state, dispatch, view);
  if (dispatch === undefined) return true;
  const { pos, node } = place.row;
  const { table, rowIndex, column } = place;
  dispatch(caretInCell(state.tr.delete(pos, pos + node.nodeSize), table.pos, rowIndex, column));
  return true;
};

/** Deletes the column of the caret; with the last one goes the table. */
export const deleteColumn: Command = (state, dispatch, view) => {
  const place = cellOfSelection(state);
  if (place === undefined) return false;
  if (columnsOf(place.table.node) === 1) return deleteTable(state, dispatch, view);
  if (dispatch === undefined) return true;
  const { table, column } = place;
  const { tr } = state;
  for (let index = table.node.childCount - 1; index >= 0; index--) {
    const row = table.node.child(index);
    const cell = row.maybeChild(column);
    if (cell === null || row.childCount === 1) continue;
    let pos = rowStart(table, index) + 1;
    for (let each = 0; each < column; each++) pos += row.child(each).nodeSize;
    tr.delete(pos, pos + cell.nodeSize);
  }
  dispatch(caretInCell(tr, table.pos, place.rowIndex, column));
  return true;
};

/** Makes the row of the caret a header, or one that is a header a row like the others. */
export const toggleHeader: Command = (state, dispatch) => {
  const place = cellOfSelection(state);
  if (place === undefined) return false;
  if (dispatch === undefined) return true;
  const { pos, node } = place.row;
  const { anchor, head } = state.selection;
  const name = node.type.name === "headerRow" ? "row" : "headerRow";
  const tr = state.tr.replaceWith(pos, pos + node.nodeSize, state.schema.node(name, null, node.content));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor, head)));
  return true;
};

/** Goes to the next cell; behind the last one of a table, puts in a row. */
export const nextCell: Command = (state, dispatch, view) => {
  const place = cellAround(state.selection.$to);
  if (place === undefined) return false;
  const { table, row, cell } = place;
  const isLast =
    cell.pos + cell.node.nodeSize === row.pos + row.node.nodeSize - 1 &&
    place.rowIndex === table.node.childCount - 1;
  if (isLast) {
    const added = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(cell.pos + 1))));
    return addRowBelow(added, dispatch && ((tr) => dispatch(firstOfRow(tr))), view) || true;
  }
  dispatch?.(selectCell(state.tr, cell.pos + cell.node.nodeSize));
  return true;
};

function firstOfRow(tr: Transaction): Transaction {
  const place = cellAround(tr.selection.$from);
  return place === undefined ? tr : caretAt(tr, place.row.pos + 1);
}

/** Goes to the cell before; in the first one of a table, stays. */
export const previousCell: Command = (state, dispatch) => {
  const place = cellAround(state.selection.$from);
  if (place === undefined) return false;
  const { table, cell } = place;
  if (cell.pos > table.pos + 2) dispatch?.(selectCell(state.tr, cell.pos - 1, -1));
  return true;
};

/** Selects all words of the cell that is next to a position. */
function selectCell(tr: Transaction, pos: number, side: 1 | -1 = 1): Transaction {
  const near = TextSelection.near(tr.doc.resolve(pos), side);
  const cell = cellAround(near.$head)?.cell;
  if (cell === undefined) return tr.setSelection(near).scrollIntoView();
  const start = tr.doc.resolve(cell.pos + 1);
  const end = tr.doc.resolve(cell.pos + cell.node.nodeSize - 1);
  return tr.setSelection(TextSelection.between(start, end)).scrollIntoView();
}

/** Tables as they may be: without empty ones, rows without cells and cells without a paragraph. */
export function mendedTable(table: Node): Node | undefined {
  const { schema } = table.type;
  const rows = table.content.content
    .filter((row) => row.childCount > 0)
    .map((row) =>
      row.copy(
        Fragment.from(
          row.content.content.map((cell) =>
            cell.childCount > 0 ? cell : cell.copy(Fragment.from(schema.node("paragraph"))),
          ),
        ),
      ),
    );
  return rows.length === 0 ? undefined : table.copy(Fragment.from(rows));
}
