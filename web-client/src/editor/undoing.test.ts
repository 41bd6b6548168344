import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { joinBackward } from "./joining";
import { editorOnShared, follower, positionAfter, said, sharedDraft } from "./sharedTestLanguage";
import { split } from "./splitting";

const editors: Editor[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const editor of editors.splice(0)) editor.destroy();
});

function pair(clauses: Readonly<Record<string, string>>): [Editor, Editor] {
  const doc = sharedDraft(clauses);
  const both: [Editor, Editor] = [editorOnShared(doc), editorOnShared(follower(doc))];
  editors.push(...both);
  return both;
}

const goesBehind = (editor: Editor, words: string) =>
  editor.commands.setTextSelection(positionAfter(editor, words));

/** Goes before words at the start of a clause, and joins that to the one before. */
function joinsAt(editor: Editor, words: string): void {
  editor.commands.setTextSelection(positionAfter(editor, words) - words.length);
  joinBackward(editor.state, editor.view.dispatch, editor.view);
}

function addSubparagraph(editor: Editor, words: string): void {
  const { doc, schema, tr } = editor.state;
  const paragraph = schema.node("paragraph", null, schema.text(words));
  const end = (doc.firstChild?.nodeSize ?? 0) + (doc.maybeChild(1)?.nodeSize ?? 0) - 1;
  editor.view.dispatch(tr.insert(end, schema.node("subparagraph", null, paragraph)));
}

/** Types letter by letter; `between` happens after each. */
function type(editor: Editor, words: string, between: () => void = () => undefined): void {
  for (const letter of words) {
    editor.view.dispatch(editor.state.tr.insertText(letter));
    between();
  }
}

/** How often undo must be pressed until nothing is left to take back. */
function stepsOf(editor: Editor): string[] {
  const texts: string[] = [];
  while (editor.can().undo()) {
    editor.commands.undo();
    texts.push(said(editor).replace(/^.*a:/, ""));
  }
  return texts;
}

describe("one step of undo", () => {
  it("is a few words, though nobody pauses", () => {
    const [editor] = pair({ a: "One" });
    goesBehind(editor, "One");
    type(
      editor,
      " and so on and so on and so on until somebody has at last written one hundred and ninety letters in one go",
    );
    const steps = stepsOf(editor);
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.length).toBeLessThanOrEqual(6);
    for (const text of steps) expect(text).toMatch(/^One$|\w $/);
  });

  it("is a few words, though somebody else types meanwhile", () => {
    const [editor, other] = pair({ a: "One", b: "Two" });
    goesBehind(editor, "One");
    goesBehind(other, "Two");
    type(editor, " thirty-seven letters are two steps.", () => type(other, "x"));
    expect(stepsOf(editor).length).toBeLessThanOrEqual(2);
    expect(said(other)).toMatch(/^t:Title a:One b:Twox{36}$/);
  });

  it("ends with a pause, and where the caret goes elsewhere", () => {
    vi.useFakeTimers();
    const [editor] = pair({ a: "One two" });
    goesBehind(editor, "One");
    type(editor, "ab");
    vi.setSystemTime(Date.now() + 5_000);
    type(editor, "cd");
    goesBehind(editor, "two");
    type(editor, "ef");
    expect(stepsOf(editor)).toEqual(["Oneabcd two", "Oneab two", "One two"]);
  });

  it("is a split by itself", () => {
    const [editor] = pair({ a: "One two" });
    goesBehind(editor, "One");
    type(editor, "!");
    split(editor.state, editor.view.dispatch, editor.view);
    type(editor, "?");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One! *: two");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One! two");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One two");
  });
});

describe("undo", () => {
  it("leaves what others wrote inside of what it takes back, and goes on rightly with the steps before", () => {
    const [editor, other] = pair({ a: "One two" });
    goesBehind(editor, "two");
    type(editor, "!");
    goesBehind(editor, "One");
    type(editor, " abcd");
    goesBehind(other, " ab");
    type(other, "THEIRS");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:OneTHEIRS two!");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:OneTHEIRS two");
    expect(editor.can().redo()).toBe(true);
    editor.commands.redo();
    expect(said(editor)).toBe("t:Title a:OneTHEIRS two!");
    expect(said(other)).toBe(said(editor));
  });

  it("of a split joins the halves with what others wrote in them", () => {
    const [editor, other] = pair({ a: "One two" });
    goesBehind(editor, "One");
    split(editor.state, editor.view.dispatch, editor.view);
    goesBehind(other, "two");
    type(other, " three");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One two three");
    expect(said(other)).toBe(said(editor));
  });

  it.each([
    ["the clause before", undefined],
    ["a sub-paragraph", "/sub"],
  ])("of a join to %s takes along what others wrote before and since", (_, sub = "") => {
    vi.useFakeTimers();
    const [editor, other] = pair({ a: "One", b: "two four" });
    if (sub !== "") addSubparagraph(editor, sub);
    goesBehind(other, "two");
    type(other, " th");
    joinsAt(editor, "two");
    goesBehind(other, "two th");
    type(other, "ree");
    expect(said(other)).toBe(`t:Title a:One${sub} two three four`);
    vi.setSystemTime(Date.now() + 60_000);
    editor.commands.undo();
    expect(said(editor)).toBe(`t:Title a:One${sub} b:two three four`);
    expect(said(other)).toBe(said(editor));
    editor.commands.redo();
    expect(said(editor)).toBe(`t:Title a:One${sub} two three four`);
    expect(said(other)).toBe(said(editor));
  });

  it("of a join keeps the words behind the place when somebody else has brought the clause back meanwhile", () => {
    const [editor, other] = pair({ a: "One", b: "two" });
    joinsAt(editor, "two");
    const { schema, doc, tr } = other.state;
    const paragraph = schema.node("paragraph", null, schema.text("two"));
    other.view.dispatch(tr.insert(doc.content.size, schema.node("operative", { id: "b" }, paragraph)));
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One *:two b:two");
    expect(said(other)).toBe(said(editor));
  });

  it("keeps a clause in which others wrote, and takes back only its own words there", () => {
    const [editor, other] = pair({ a: "One" });
    const { schema, doc, tr } = editor.state;
    const clause = schema.node(
      "operative",
      { id: "new" },
      schema.node("paragraph", null, schema.text("Mine")),
    );
    editor.view.dispatch(tr.insert(doc.content.size, clause));
    goesBehind(other, "Mi");
    type(other, "THEIRS");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One new:THEIRS");
  });
});
