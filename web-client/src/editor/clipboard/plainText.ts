import type { Node, Slice } from "@tiptap/pm/model";
import { isClauseKind } from "../../model/clause";
import { NotesAtEnd } from "../footnotes/words";
import { isCell, isRow, isTable } from "../tables/places";
import { isLine, isSubparagraph, kindOf } from "../tree";

/** The width of a column of numbers, and of each step of indentation, as in texts that are exported. */
const column = 6;

function lineOf(textblock: Node, margin: string, notes: NotesAtEnd): string {
  return notes.line(textblock).split("\n").join(`\n${margin}`);
}

const cellText = (cell: Node, notes: NotesAtEnd): string =>
  cell.content.content.map((line) => notes.line(line, " ")).join(" / ");

/** A table, a row or a cell of one as lines, with tabs between cells, as spreadsheets take them. */
function rowsOf(part: Node, notes: NotesAtEnd): string[] {
  if (isCell(part)) return [cellText(part, notes)];
  const rows = isRow(part) ? [part] : part.content.content;
  return rows.map((row) => row.content.content.map((cell) => cellText(cell, notes)).join("\t"));
}

/**
 * Writes what is copied as plain text: numbers in a column to the left, a blank line between paragraphs, and footnotes at the end.
 */
export function plainText(slice: Slice, labels: readonly string[]): string {
  const paragraphs: string[] = [];
  const notes = new NotesAtEnd();
  let next = labels.length - countItems(slice);
  /** Words that are in no line: those of a footnote. */
  let words = "";

  const write = (textblock: Node, depth: number, label: string): void => {
    const indent = " ".repeat(column * Math.max(0, depth));
    const margin = " ".repeat(column * (depth + 1));
    const lead = label === "" ? margin : indent + label.padEnd(Math.max(column, label.length + 1));
    paragraphs.push((lead + lineOf(textblock, margin, notes)).trimEnd());
  };
  const writeBlocks = (item: Node, depth: number, first: string): void => {
    let label = first;
    item.forEach((block) => {
      if (isSubparagraph(block)) writeBlocks(block, depth + 1, labels[next++] ?? "");
      else if (isTable(block)) writeTable(block, depth);
      else if (label !== "" || block.content.size > 0) {
        write(block, depth, label);
        label = "";
      }
    });
  };

  const writeTable = (table: Node, depth: number): void => {
    const margin = " ".repeat(column * (depth + 1));
    paragraphs.push(
      rowsOf(table, notes)
        .map((row) => margin + row)
        .join("\n"),
    );
  };

  slice.content.forEach((clause) => {
    if (isTable(clause) || isRow(clause) || isCell(clause)) {
      paragraphs.push(rowsOf(clause, notes).join("\n"));
      return;
    }
    if (isSubparagraph(clause)) {
      writeBlocks(clause, 1, labels[next++] ?? "");
      return;
    }
    if (clause.isInline) {
      words += clause.isText || clause.isLeaf ? (clause.text ?? "\n") : notes.mark(clause);
      return;
    }
    if (clause.type.name === "paragraph") {
      paragraphs.push(lineOf(clause, "", notes));
      return;
    }
    const label = labels[next++] ?? "";
    const kind = kindOf(clause);
    if (isLine(clause)) paragraphs.push(lineOf(clause, "", notes));
    else if (kind === "article" || kind === "annex") {
      if (label !== "") paragraphs.push(label);
      writeBlocks(clause, -1, "");
    } else writeBlocks(clause, 0, label);
  });
  return notes.after(withoutMargin([words, ...paragraphs].filter(Boolean).join("\n\n")));
}

/** Without the margin that all lines have, and without one before the first words. */
function withoutMargin(text: string): string {
  const margins = text
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [line.length - line.trimStart().length]));
  const common = Math.min(...margins);
  return text
    .split("\n")
    .map((line) => line.slice(common))
    .join("\n")
    .trimStart();
}

/** How many clauses and sub-paragraphs are in a slice. */
export function countItems({ content }: Pick<Slice, "content">): number {
  let count = 0;
  content.descendants((node) => {
    if (isSubparagraph(node) || isClauseKind(node.type.name)) count += 1;
    return !node.isTextblock;
  });
  return count;
}
