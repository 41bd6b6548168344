import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { goToBeginning } from "./prompt";
import { editorOnShared, rulesFor, sharedDraft, under } from "./sharedTestLanguage";
import { split } from "./splitting";

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** An editor on a draft of a title and clauses with these words, for somebody with these rights. */
function open(clauses: Record<string, string>, rights: Parameters<typeof rulesFor>[1] = {}): Editor {
  const editor = editorOnShared(sharedDraft(clauses));
  editors.push(editor);
  under(editor, rulesFor({}, rights));
  return editor;
}

const prompted = (editor: Editor) =>
  [...editor.view.dom.querySelectorAll<HTMLElement>("[data-prompt]")].map(
    ({ dataset }) => `${dataset.clause} ${dataset.prompt}`,
  );

describe("a draft that says nothing but its title", () => {
  it("asks to begin, and has the caret behind its title", () => {
    const editor = open({});
    expect(prompted(editor)).toEqual(["title begin"]);
    goToBeginning(editor.view);
    expect(editor.state.selection.from).toBe(1 + "Title".length);
  });

  it("asks for the words of the clause that was begun, until there are any", () => {
    const editor = open({});
    goToBeginning(editor.view);
    split(editor.state, editor.view.dispatch, editor.view);
    expect(prompted(editor)).toEqual(["preambular clause"]);
    editor.commands.insertContent("Recalling");
    expect(prompted(editor)).toEqual([]);
  });

  it("asks nothing of those who may not write, or not begin a clause", () => {
    expect(prompted(open({}, { mayWrite: false }))).toEqual([]);
    expect(prompted(open({}, { mayArrange: false }))).toEqual([]);
  });
});

describe("a draft with words", () => {
  it("asks for nothing, and leaves the caret alone", () => {
    const editor = open({ a: "One", b: "" });
    const before = editor.state.selection;
    goToBeginning(editor.view);
    expect(prompted(editor)).toEqual([]);
    expect(editor.state.selection.eq(before)).toBe(true);
  });
});
