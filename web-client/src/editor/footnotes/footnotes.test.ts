import { NodeSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { setKind } from "../kinds";
import { indent, outdent } from "../levels";
import { moveUp } from "../moving";
import { addClauseBelow, split } from "../splitting";
import { afterCommand, editorOn, write } from "../testLanguage";
import {
  breakInFootnote,
  deleteAcrossFootnotes,
  insertFootnote,
  leaveFootnote,
  pressAtFootnote,
  stepOverEdge,
  typedAcross,
} from "./commands";
import { mostFootnotes } from "./node";

const backspace = pressAtFootnote("Backspace");
const forwardDelete = pressAtFootnote("Delete");
const clause = (text: string) => `operative#a['${text}']`;

describe("a footnote", () => {
  it.each([
    ["One| two", "One⟨|⟩ two"],
    ["|One", "⟨|⟩One"],
    ["One <two> three", "One two⟨|⟩ three"],
    ["One⟨n|ote⟩", "One⟨n|ote⟩"],
    ["One|⟨note⟩", "One⟨|⟩⟨note⟩"],
  ])("is put in at the caret or behind what is selected: %s", (before, after) => {
    expect(afterCommand(clause(before), insertFootnote)).toBe(clause(after));
  });

  it.each([
    ["Escape", leaveFootnote, "One⟨no|te⟩ two", "One⟨note⟩| two"],
    ["the right arrow at its end", stepOverEdge(1), "One⟨note|⟩ two", "One⟨note⟩| two"],
    ["the left arrow at its beginning", stepOverEdge(-1), "One⟨|note⟩ two", "One|⟨note⟩ two"],
    ["the right arrow before it", stepOverEdge(1), "One|⟨note⟩ two", "One⟨|note⟩ two"],
    ["the left arrow behind it", stepOverEdge(-1), "One⟨note⟩| two", "One⟨note|⟩ two"],
    ["an arrow elsewhere", stepOverEdge(1), "On|e⟨note⟩", "On|e⟨note⟩"],
  ])("is left and entered by %s", (_key, command, before, after) => {
    expect(afterCommand(clause(before), command)).toBe(clause(after));
  });

  it("takes Enter as a line break, and is not divided", () => {
    expect(afterCommand(clause("One⟨no|te⟩"), breakInFootnote)).toBe(clause("One⟨no⏎|te⟩"));
    expect(afterCommand(clause("One⟨no|te⟩"), split)).toBe(clause("One⟨no|te⟩"));
  });

  it("goes with the words around it where a clause is split", () => {
    expect(afterCommand(clause("One| two⟨note⟩ three"), split)).toBe(
      "operative#a['One'] operative#*['| two⟨note⟩ three']",
    );
  });

  it("is selected by Backspace behind it and goes with the second press", () => {
    const { editor, known } = editorOn(clause("One⟨note⟩| two"));
    backspace(editor.state, editor.view.dispatch, editor.view);
    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
    expect(write(editor.state.doc, known)).toBe(clause("One⟨note⟩ two"));
    editor.view.dispatch(editor.state.tr.deleteSelection());
    expect(write(editor.state.doc, known)).toBe(clause("One two"));
  });

  it.each([
    [backspace, "One⟨|⟩ two", "One| two"],
    [forwardDelete, "One⟨|⟩ two", "One| two"],
    [backspace, "One⟨|note⟩ two", "One⟨|note⟩ two"],
    [forwardDelete, "One⟨note|⟩ two", "One⟨note|⟩ two"],
  ])("goes when it has no words, and keeps its edges", (command, before, after) => {
    expect(afterCommand(clause(before), command)).toBe(clause(after));
  });

  it.each([
    ["O<ne⟨no>te⟩ two", "O|⟨te⟩ two"],
    ["One⟨no<te⟩ t>wo", "One⟨no|⟩wo"],
    ["One⟨no<te⟩ two⟨ot>her⟩", "One⟨no|⟩⟨her⟩"],
    ["One<⟨note⟩ two⟨ot>her⟩", "One|⟨her⟩"],
  ])("loses what is selected across its edge: %s", (before, after) => {
    expect(afterCommand(clause(before), deleteAcrossFootnotes)).toBe(clause(after));
  });

  it("takes what is typed over a selection across its edge where that begins", () => {
    const { editor, known } = editorOn(clause("One⟨no<te⟩ t>wo"));
    editor.view.dispatch(typedAcross(editor.state, "X"));
    expect(write(editor.state.doc, known)).toBe(clause("One⟨noX⟩wo"));
  });

  it("is not added to as many as there may be, however it comes", () => {
    const { editor } = editorOn(clause(`|${"⟨n⟩".repeat(mostFootnotes)}`));
    const before = editor.state.doc;
    insertFootnote(editor.state, editor.view.dispatch, editor.view);
    editor.view.dispatch(editor.state.tr.insert(2, editor.schema.node("footnote")));
    expect(editor.state.doc.eq(before)).toBe(true);
    addClauseBelow(editor.state, editor.view.dispatch, editor.view);
    expect(editor.state.doc.childCount).toBe(2);
  });
});

describe("keys in a footnote that are for its clause", () => {
  it("move the whole item in and out", () => {
    expect(afterCommand("operative#a['One' ('part⟨no|te⟩')]", outdent)).toBe(
      "operative#a['One'] operative#*['part⟨no|te⟩']",
    );
    expect(afterCommand("operative#a['One'] operative#b['Two⟨no|te⟩']", indent)).toBe(
      "operative#a['One' ('Two⟨no|te⟩')]",
    );
    expect(afterCommand("operative#a['One⟨no|te⟩']", outdent)).toBe("operative#a['One⟨no|te⟩']");
  });

  it("move the clause, and change its kind", () => {
    expect(afterCommand("operative#a['One'] operative#b['Two⟨no|te⟩']", moveUp)).toBe(
      "operative#b['Two⟨no|te⟩'] operative#a['One']",
    );
    expect(afterCommand("operative#a['One' ('x') ('y⟨no|te⟩')]", moveUp)).toBe(
      "operative#a['One' ('y⟨no|te⟩') ('x')]",
    );
    expect(afterCommand("operative#a['Two⟨no|te⟩']", setKind("heading"))).toBe("heading#a['Two⟨no|te⟩']");
  });
});

describe("the numbers of footnotes", () => {
  const marks = (text: string) => {
    const { editor } = editorOn(text);
    const shown = () =>
      [...editor.view.dom.querySelectorAll<HTMLElement>("[data-footnote]")].map(
        ({ dataset, textContent }) => `${dataset.mark}:${textContent}`,
      );
    return { editor, shown };
  };

  it("count through all lines, also those of tables, in the order of the text", () => {
    const { shown } = marks(
      "title#t['T⟨a⟩'] operative#a['|One⟨b⟩' ('part⟨c⟩') {'cell⟨d⟩' / 'cell'}] annex#x['X⟨e⟩⟨f⟩']",
    );
    expect(shown()).toEqual(["1:a", "2:b", "3:c", "4:d", "5:e", "6:f"]);
  });

  it("follow what comes and goes", () => {
    const { editor, shown } = marks("operative#a['One|⟨b⟩'] operative#b['Two⟨c⟩']");
    insertFootnote(editor.state, editor.view.dispatch, editor.view);
    editor.view.dispatch(editor.state.tr.insertText("new"));
    expect(shown()).toEqual(["1:new", "2:b", "3:c"]);
    editor.view.dispatch(editor.state.tr.delete(0, editor.state.doc.firstChild?.nodeSize ?? 0));
    expect(shown()).toEqual(["1:c"]);
  });
});
