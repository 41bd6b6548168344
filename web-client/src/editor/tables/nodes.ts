import { Node } from "@tiptap/core";

/** A table holds so many rows at most, and a row so many cells: the server takes in no more. */
export const mostRows = 200;
export const mostColumns = 20;

const holdsHeader = (row: HTMLElement): boolean => row.querySelector(":scope > th") !== null;

/*
 * Like the rest of the schema, these allow more than the form of a draft: two people's simultaneous edits can leave a table without
 * a row, or rows of different lengths.
 */

const Table = Node.create({
  name: "table",
  content: "(row | headerRow)*",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["table", ["tbody", 0]],
});

const Row = Node.create({
  name: "row",
  content: "cell*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const HeaderRow = Node.create({
  name: "headerRow",
  content: "cell*",
  parseHTML: () => [
    {
      tag: "tr",
      priority: 60,
      getAttrs: (row) => (row instanceof HTMLElement && holdsHeader(row) ? null : false),
    },
    { tag: "tr[data-header]", priority: 70 },
  ],
  renderHTML: () => ["tr", { "data-header": "" }, 0],
});

const Cell = Node.create({
  name: "cell",
  content: "paragraph*",
  isolating: true,
  parseHTML: () => [{ tag: "td" }, { tag: "th" }],
  renderHTML: () => ["td", 0],
});

/** The nodes of tables: rows of cells of paragraphs. */
export const tableNodes = [Table, Row, HeaderRow, Cell];
