import { type Command, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { Desk, meet, meetAll } from "../binding/desks.testLanguage";
import { bindingOf } from "../binding/sharing";
import { editorOnShared } from "../sharedTestLanguage";
import { schema, write } from "../testLanguage";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAbove,
  addRowBelow,
  deleteColumn,
  deleteRow,
  insertTable,
  nextCell,
  toggleHeader,
} from "./commands";
import { splitInCell } from "./keys";

/** A draft whose only clause holds a table with a header and a row. */
function drafted(): Y.Doc {
  const doc = new Y.Doc();
  const editor = editorOnShared(doc);
  const cell = (words: string) =>
    schema.node("cell", null, schema.node("paragraph", null, schema.text(words)));
  const table = schema.node("table", null, [
    schema.node("headerRow", null, [cell("Party"), cell("Share")]),
    schema.node("row", null, [cell("Norway"), cell("one")]),
  ]);
  const clause = schema.node("annex", { id: "a" }, [
    schema.node("paragraph", null, schema.text("Shares")),
    table,
  ]);
  const here = editor.schema.nodeFromJSON(clause.toJSON());
  editor.view.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, here));
  editor.destroy();
  return doc;
}

const shown = (desk: Desk) => write(desk.editor.state.doc, new Set(["a"]));

describe("two who edit a table at once", () => {
  const both = (): [Desk, Desk] => {
    const start = drafted();
    return [new Desk(start, 1), new Desk(start, 2)];
  };

  it("write in two cells, and in one", () => {
    const [one, other] = both();
    one.goesBehind("one").types(" half");
    other.goesBehind("one").types("!").goesBehind("Norway").types(", Peru");
    meet(one, other);
    expect(shown(one)).toMatch(
      /^annex#a\['Shares' \{! 'Party' 'Share' \/ 'Norway, Peru' 'one( half!|! half)'\}\]$/,
    );
  });

  it("add a row and a column", () => {
    const [one, other] = both();
    one.goesBehind("one").does(addRowBelow).types("new");
    other.goesBehind("Share").does(addColumnAfter).types("Year");
    meet(one, other);
    expect(shown(one)).toBe("annex#a['Shares' {! 'Party' 'Share' 'Year' / 'Norway' 'one' '' / '' 'new'}]");
    other.goesBehind("new").does(addRowBelow);
    meet(one, other);
    expect(shown(one)).toBe(
      "annex#a['Shares' {! 'Party' 'Share' 'Year' / 'Norway' 'one' '' / '' 'new' '' / '' '' ''}]",
    );
  });

  it("keep what one writes in a row that the other makes a header", () => {
    const [one, other] = both();
    one.goesBehind("Norway").types(" and Peru");
    other.goesBehind("one").does(toggleHeader);
    meet(one, other);
    expect(shown(one)).toBe("annex#a['Shares' {! 'Party' 'Share' / ! 'Norway and Peru' 'one'}]");
  });
});

const commands: readonly Command[] = [
  addColumnAfter,
  addColumnBefore,
  addRowAbove,
  addRowBelow,
  deleteColumn,
  deleteRow,
  insertTable,
  nextCell,
  toggleHeader,
  splitInCell,
];

/** Numbers as random as a game needs them, the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

describe("several who edit tables at random", () => {
  it.each(Array.from({ length: 5 }, (_, game) => 20_261_129 + game))(
    "see the same in the end (seed %i)",
    (seed) => {
      const roll = dice(seed);
      const start = drafted();
      const all = [new Desk(start, 1), new Desk(start, 2), new Desk(start, 3)];
      for (let turn = 0; turn < 60; turn++) {
        const desk = all[roll(3)];
        if (desk === undefined) continue;
        const { state } = desk.editor;
        const lines: number[] = [];
        state.doc.descendants((node, pos) => {
          if (node.isTextblock) lines.push(pos + 1 + roll(node.content.size + 1));
        });
        const selection = TextSelection.create(state.doc, lines[roll(lines.length)] ?? 1);
        desk.editor.view.dispatch(state.tr.setSelection(selection));
        const command = commands[roll(commands.length)];
        if (roll(2) === 0 || command === undefined) desk.types("ab");
        else desk.does(command);
        if (roll(4) === 0) meetAll(all);
      }
      meetAll(all);
      for (const desk of all) {
        expect(desk.editor.state.doc.toJSON()).toEqual(all[0]?.editor.state.doc.toJSON());
        expect(bindingOf(desk.editor.view)?.inStep).toBe(true);
        const fresh = editorOnShared(desk.doc);
        expect(fresh.state.doc.toJSON()).toEqual(desk.editor.state.doc.toJSON());
        fresh.destroy();
        desk.editor.state.doc.check();
      }
    },
  );
});
