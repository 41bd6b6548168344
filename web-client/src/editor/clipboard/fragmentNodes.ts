import type { Mark, Node, Schema } from "@tiptap/pm/model";
import { lineKinds } from "../../model/clause";
import type { Fragment, FragmentBlock, FragmentInline, FragmentRow } from "../../model/fragment";
import type { Insertion } from "./inserting";

function inlineNode(schema: Schema, { text, footnote, bold, italic }: FragmentInline): Node {
  if (footnote !== undefined) return schema.node("footnote", null, inlineNodes(schema, footnote));
  if (text === undefined) return schema.node("hardBreak");
  const marks: Mark[] = [];
  if (bold) marks.push(schema.mark("bold"));
  if (italic) marks.push(schema.mark("italic"));
  return schema.text(text, marks);
}

function inlineNodes(schema: Schema, inlines: readonly FragmentInline[]): Node[] {
  return inlines.filter(({ text }) => text !== "").map((inline) => inlineNode(schema, inline));
}

function blockNode(schema: Schema, block: FragmentBlock): Node {
  if ("paragraph" in block) return schema.node("paragraph", null, inlineNodes(schema, block.paragraph));
  if ("table" in block) {
    const cellNode = (cell: FragmentRow["cells"][number]) =>
      schema.node(
        "cell",
        null,
        cell.map((each) => blockNode(schema, each)),
      );
    const rowNode = ({ header, cells }: FragmentRow) =>
      schema.node(header ? "headerRow" : "row", null, cells.map(cellNode));
    return schema.node("table", null, block.table.map(rowNode));
  }
  return schema.node(
    "subparagraph",
    null,
    block.subparagraph.map((each) => blockNode(schema, each)),
  );
}

function lineOf(schema: Schema, blocks: readonly FragmentBlock[]): Node[] {
  const first = blocks[0];
  return first !== undefined && "paragraph" in first ? inlineNodes(schema, first.paragraph) : [];
}

/** A fragment as nodes of a document. */
export function insertionOf(fragment: Fragment, schema: Schema): Insertion {
  return {
    parts: fragment.parts.map((block) => blockNode(schema, block)),
    level: fragment.level,
    spaced: true,
    clauses: fragment.clauses.map(({ kind, blocks }) =>
      schema.node(
        kind,
        { id: null },
        lineKinds.has(kind) ? lineOf(schema, blocks) : blocks.map((block) => blockNode(schema, block)),
      ),
    ),
  };
}
