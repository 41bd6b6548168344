import { TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { afterCommand, editorOn, write } from "../testLanguage";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAbove,
  addRowBelow,
  deleteColumn,
  deleteRow,
  deleteTable,
  insertTable,
  nextCell,
  previousCell,
  toggleHeader,
} from "./commands";
import { deleteAcrossCells, pressAtCell, splitInCell } from "./keys";
import { mostColumns, mostRows } from "./nodes";

const table = (inside: string) => `annex#a['Shares' {${inside}} 'end']`;

describe("a table", () => {
  it("is put in behind the paragraph of the caret", () => {
    expect(afterCommand("annex#a['Sha|res']", insertTable)).toBe(
      "annex#a['Shares' {! '|' '' '' / '' '' '' / '' '' ''}]",
    );
  });

  it.each([["title#a['Sha|res']"], [table("'|x' 'y'")]])("is not put in where none may be: %s", (text) => {
    expect(
      editorOn(text)
        .editor.can()
        .command(({ state }) => insertTable(state)),
    ).toBe(false);
  });

  it.each([
    [addRowBelow, "! 'a' 'b' / 'c' 'd|'", "! 'a' 'b' / 'c' 'd' / '' '|'"],
    [addRowAbove, "! 'a' 'b' / 'c|' 'd'", "! 'a' 'b' / '|' '' / 'c' 'd'"],
    [addColumnAfter, "! 'a' 'b' / 'c|' 'd'", "! 'a' '' 'b' / 'c' '|' 'd'"],
    [addColumnBefore, "! 'a' 'b' / 'c|' 'd'", "! '' 'a' 'b' / '|' 'c' 'd'"],
    [deleteRow, "! 'a' 'b' / 'c|' 'd'", "! '|a' 'b'"],
    [deleteRow, "! 'a|' 'b' / 'c' 'd'", "'|c' 'd'"],
    [deleteColumn, "! 'a' 'b' / 'c|' 'd'", "! 'b' / '|d'"],
    [deleteColumn, "! 'a' 'b' / 'c' 'd|'", "! 'a' / '|c'"],
    [toggleHeader, "'a|' 'b' / 'c' 'd'", "! 'a|' 'b' / 'c' 'd'"],
    [toggleHeader, "! 'a' 'b|'", "'a' 'b|'"],
    [splitInCell, "'on|e' 'two'", "'on'+'|e' 'two'"],
  ])("is changed by %o: %s", (command, before, after) => {
    expect(afterCommand(table(before), command)).toBe(table(after));
  });

  it("gets rows of one length when somebody adds to it", () => {
    expect(afterCommand(table("'a' 'b' / 'c|'"), addRowBelow)).toBe(table("'a' 'b' / 'c' '' / '|' ''"));
  });

  it.each([deleteTable, deleteRow])("goes with its last row", (command) => {
    expect(afterCommand(table("'a|'"), command)).toBe("annex#a['Shares|' 'end']");
  });

  it("has no more rows and columns than the server takes in", () => {
    const tall = editorOn(
      table(Array.from({ length: mostRows }, (_, row) => (row === 0 ? "'|x'" : "'x'")).join("/")),
    );
    expect(addRowBelow(tall.editor.state)).toBe(false);
    expect(addColumnAfter(tall.editor.state)).toBe(true);
    const wide = editorOn(table(`'|x'${"'x'".repeat(mostColumns - 1)}`));
    expect(addColumnAfter(wide.editor.state)).toBe(false);
    expect(addRowBelow(wide.editor.state)).toBe(true);
  });

  it("is gone through with Tab, which adds a row at its end", () => {
    expect(afterCommand(table("'a|' 'b' / 'c' 'd'"), nextCell, nextCell)).toBe(table("'a' 'b' / 'c|' 'd'"));
    expect(afterCommand(table("'a' 'b|'"), nextCell)).toBe(table("'a' 'b' / '|' ''"));
    expect(afterCommand(table("'a' 'b' / 'c|' 'd'"), previousCell)).toBe(table("'a' 'b|' / 'c' 'd'"));
    expect(afterCommand(table("'a|' 'b'"), previousCell)).toBe(table("'a|' 'b'"));
  });

  it.each([
    ["Backspace", table("'a' '|b'"), table("'a' '|b'")],
    ["Delete", table("'a|' 'b'"), table("'a|' 'b'")],
    ["Backspace", "annex#a['x' {'a' 'b'} '|end']", "annex#a['x' {'a' 'b|'} 'end']"],
    ["Backspace", "annex#a['x' {'a' 'b'} '|']", "annex#a['x' {'a' 'b|'}]"],
    ["Delete", "annex#a['x|' {'a' 'b'}]", "annex#a['x' {'|a' 'b'}]"],
    ["Backspace", "annex#a['x' {'a'}] annex#b['|y']", "annex#a['x' {'a|'}] annex#b['y']"],
    ["Backspace", "annex#a['x' {'|' ''}]", "annex#a['x|']"],
  ] as const)("keeps its cells apart at %s: %s", (key, before, after) => {
    expect(afterCommand(before, pressAtCell(key))).toBe(after);
  });

  it("leaves joining within a cell, and away from tables, to others", () => {
    expect(pressAtCell("Backspace")(editorOn(table("'a'+'|b' 'c'")).editor.state)).toBe(false);
    expect(pressAtCell("Backspace")(editorOn("annex#a['x' '|y']").editor.state)).toBe(false);
  });

  it("loses the words of a selection over several cells, and no cell", () => {
    expect(afterCommand("annex#a['Sh<ares' {'a' 'b' / 'c' 'd>e'}]", deleteAcrossCells)).toBe(
      "annex#a['Sh|' {'' '' / '' 'e'}]",
    );
  });

  it("loses words, and no cell, when something is typed over them", () => {
    const { editor, known } = editorOn(table("'a<b' 'c>d'"));
    const { from, to } = editor.state.selection;
    const took = editor.view.someProp("handleTextInput", (take) =>
      take(editor.view, from, to, "x", () => editor.state.tr),
    );
    expect(took).toBe(true);
    expect(write(editor.state.doc, known)).toBe(table("'ax' 'd'"));
  });

  it("is mended when this person changes its clause", () => {
    const { editor, known } = editorOn("annex#a['x|' {'a' / 'b'} {'c'}]");
    const { doc, tr } = editor.state;
    const at: number[] = [];
    doc.descendants((node, pos) => {
      if (node.type.name === "cell") at.push(pos);
    });
    for (const pos of at.slice(1).reverse()) tr.delete(pos, pos + 5);
    tr.setSelection(TextSelection.create(tr.doc, 2));
    editor.view.dispatch(tr);
    expect(write(editor.state.doc, known)).toBe("annex#a['x' {'a'}]");
  });
});
