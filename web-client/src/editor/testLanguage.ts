import { Editor, getSchema } from "@tiptap/core";
import { type Fragment, Node } from "@tiptap/pm/model";
import { type Command, TextSelection } from "@tiptap/pm/state";
import { onTestFinished } from "vitest";
import { clauseKinds } from "../model/clause";
import { coreExtensions, documentExtensions } from "./extensions";

/*
 * A small language for documents, to be read and to be written. A clause is its kind, its id and its blocks;
 * a quoted text is a paragraph; parentheses are a sub-paragraph; braces are a table, with "/" between its rows, "!" before a header,
 * and "+" between the paragraphs of a cell; "⟨" and "⟩" in a text are around a footnote, and "⏎" is a line break; "|" is the cursor ("<" and ">" a selection):
 *
 *     title#t['A title'] operative#a['One |two' ('first' ('deep')) ('second')]
 *
 * An id that the test did not write is written as "#*".
 */

export const schema = getSchema(documentExtensions);

interface Reading {
  readonly tokens: string[];
}

function readBlocks(reading: Reading, end: string): Node[] {
  const blocks: Node[] = [];
  for (let token = reading.tokens.shift(); token !== end; token = reading.tokens.shift()) {
    if (token === undefined) throw new Error(`expected ${end}`);
    if (token === "{") blocks.push(readTable(reading));
    else if (token === "(") blocks.push(schema.node("subparagraph", null, readBlocks(reading, ")")));
    else blocks.push(paragraphOf(token));
  }
  return blocks;
}

function inlinesOf(text: string): Node[] {
  return text
    .split(/(⟨[^⟩]*⟩|⏎)/)
    .filter((part) => part !== "")
    .map((part) => {
      if (part === "⏎") return schema.node("hardBreak");
      return part.startsWith("⟨")
        ? schema.node("footnote", null, inlinesOf(part.slice(1, -1)))
        : schema.text(part);
    });
}

const paragraphOf = (token: string): Node => schema.node("paragraph", null, inlinesOf(token.slice(1, -1)));

/** A line with signs around its footnotes. */
export function writeLine(line: Node): string {
  return line.content.content
    .map((node) => {
      if (node.isText) return node.text;
      return node.isLeaf ? "⏎" : `⟨${writeLine(node)}⟩`;
    })
    .join("");
}

function readTable(reading: Reading): Node {
  const rows: { header: boolean; cells: Node[][] }[] = [{ header: false, cells: [] }];
  let goesOn = false;
  for (let token = reading.tokens.shift(); token !== "}"; token = reading.tokens.shift()) {
    const row = rows.at(-1);
    if (token === undefined || row === undefined) throw new Error("expected }");
    if (token === "/") rows.push({ header: false, cells: [] });
    else if (token === "!") row.header = true;
    else if (token === "+") goesOn = true;
    else if (goesOn) row.cells.at(-1)?.push(paragraphOf(token));
    else row.cells.push([paragraphOf(token)]);
    goesOn &&= token === "+";
  }
  return schema.node(
    "table",
    null,
    rows.map(({ header, cells }) =>
      schema.node(
        header ? "headerRow" : "row",
        null,
        cells.map((cell) => schema.node("cell", null, cell)),
      ),
    ),
  );
}

/** Reads a document; the marks of the cursor stay in its text. */
function read(text: string): Node {
  const reading: Reading = { tokens: text.match(/'[^']*'|[()[\]{}/!+]|\w+#\w+/g) ?? [] };
  const clauses: Node[] = [];
  for (let token = reading.tokens.shift(); token !== undefined; token = reading.tokens.shift()) {
    const [kind = "", id = ""] = token.split("#");
    if (!clauseKinds.some((known) => known === kind))
      throw new Error(`expected a kind of clause, got ${token}`);
    reading.tokens.shift();
    const blocks = readBlocks(reading, "]");
    const line = kind === "title" || kind === "heading";
    clauses.push(schema.node(kind, { id }, line ? blocks[0]?.content : blocks));
  }
  return schema.node("doc", null, clauses);
}

const writeCell = (cell: Node): string =>
  cell.content.content.map((line) => `'${writeLine(line)}'`).join("+") || "-";

function writeTable(table: Node): string {
  const rows = table.content.content.map(
    (row) => `${row.type.name === "headerRow" ? "! " : ""}${row.content.content.map(writeCell).join(" ")}`,
  );
  return `{${rows.join(" / ")}}`;
}

function writeBlocks(blocks: Fragment): string {
  return blocks.content
    .map((block) =>
      block.type.name === "table"
        ? writeTable(block)
        : block.isTextblock
          ? `'${writeLine(block)}'`
          : `(${writeBlocks(block.content)})`,
    )
    .join(" ");
}

/** Writes a document; ids other than the known ones become `*`. */
export function write(doc: Node, known: ReadonlySet<string>): string {
  return doc.content.content
    .map((clause) => {
      const id: unknown = clause.attrs.id;
      const shown = id === null ? "none" : typeof id === "string" && known.has(id) ? id : "*";
      const inside = clause.isTextblock ? `'${writeLine(clause)}'` : writeBlocks(clause.content);
      return `${clause.type.name}#${shown}[${inside}]`;
    })
    .join(" ");
}

function positionOf(doc: Node, mark: string): number | undefined {
  let found: number | undefined;
  doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? "").indexOf(mark) : -1;
    if (index >= 0) found = pos + index;
  });
  return found;
}

/** An editor on a document whose text says where the cursor is; it is destroyed when the test has ended. */
export function editorOn(text: string): { editor: Editor; known: ReadonlySet<string> } {
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: documentExtensions,
    enableCoreExtensions: coreExtensions,
    content: read(text).toJSON(),
  });
  onTestFinished(() => {
    if (!editor.isDestroyed) editor.destroy();
  });
  const marks = ["|", "<", ">"].map((mark) => {
    const pos = positionOf(editor.state.doc, mark);
    if (pos !== undefined) editor.view.dispatch(editor.state.tr.delete(pos, pos + 1));
    return pos;
  });
  const [cursor, from, to] = marks;
  const { doc, tr } = editor.state;
  const selection = TextSelection.create(doc, cursor ?? from ?? 1, cursor ?? to ?? 1);
  editor.view.dispatch(tr.setSelection(selection));
  return { editor, known: new Set([...text.matchAll(/#(\w+)/g)].map(([, id]) => id ?? "")) };
}

/** The document that commands, one after the other, make of another, with its cursor. */
export function afterCommand(text: string, ...commands: readonly Command[]): string {
  const { editor, known } = editorOn(text);
  for (const command of commands) command(editor.state, editor.view.dispatch, editor.view);
  const ids = editor.state.doc.content.content.map((clause): unknown => clause.attrs.id);
  if (new Set(ids).size !== ids.length) throw new Error(`expected ids to be unique, got ${ids.join(", ")}`);
  const { tr, selection } = editor.state;
  tr.insertText("|", selection.head);
  const shown = write(tr.doc, known);
  editor.destroy();
  return Node.fromJSON(schema, tr.doc.toJSON()) && shown;
}
