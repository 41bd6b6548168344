import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { press } from "./boundary";
import type { Cue } from "./cues";
import { seamBetween } from "./seam";
import {
  editorOnShared,
  follower,
  positionAfter,
  rulesFor,
  said,
  sharedDraft,
  under,
} from "./sharedTestLanguage";
import { split } from "./splitting";
import { afterCommand, editorOn } from "./testLanguage";

type Row = readonly [name: string, before: string, once: string, twice: string];
const backspace = press("Backspace");
const forward = press("Delete");

describe("Backspace at the start of a line", () => {
  it.each<Row>([
    [
      "chooses the boundary of two clauses first, and joins them with a space at the second press",
      "operative#a['One'] operative#b['|two' ('x')]",
      "operative#a['One'] operative#b['|two' ('x')]",
      "operative#a['One |two' ('x')]",
    ],
    [
      "does so where kinds differ",
      "preambular#a['One'] operative#b['|two']",
      "preambular#a['One'] operative#b['|two']",
      "preambular#a['One |two']",
    ],
    [
      "does so for a sub-paragraph",
      "operative#a['One' ('x') ('|y')]",
      "operative#a['One' ('x') ('|y')]",
      "operative#a['One' ('x |y')]",
    ],
    [
      "puts no second space",
      "operative#a['One '] operative#b['|two']",
      "operative#a['One '] operative#b['|two']",
      "operative#a['One |two']",
    ],
    [
      "joins paragraphs of one clause at once",
      "operative#a['One' ('x') '|two']",
      "operative#a['One' ('x |two')]",
      // In the middle of a line Backspace is the browser's.
      "operative#a['One' ('x |two')]",
    ],
    [
      "takes an empty clause away at once",
      "operative#a['One'] operative#b['|']",
      "operative#a['One|']",
      "operative#a['One|']",
    ],
    [
      "takes an empty clause before away at once, and keeps the id of the words",
      "operative#a[''] operative#b['|two']",
      "operative#b['|two']",
      "operative#b['|two']",
    ],
    [
      "joins nothing that does not fit",
      "title#t['Title'] operative#a['|one' ('x')]",
      "title#t['Title'] operative#a['|one' ('x')]",
      "title#t['Title'] operative#a['|one' ('x')]",
    ],
  ])("%s", (_name, before, once, twice) => {
    expect(afterCommand(before, backspace)).toBe(once);
    expect(afterCommand(before, backspace, backspace)).toBe(twice);
  });
});

describe("Delete at the end of a line", () => {
  it("chooses first, joins second, and leaves the caret where it was", () => {
    const before = "operative#a['One|'] operative#b['two']";
    expect(afterCommand(before, forward)).toBe(before);
    expect(afterCommand(before, forward, forward)).toBe("operative#a['One| two']");
  });

  it("does not take what Backspace chose for chosen", () => {
    expect(afterCommand("operative#a['|One'] operative#b['two']", backspace, forward)).toBe(
      "operative#a['|One'] operative#b['two']",
    );
  });
});

describe("a word that was split", () => {
  it("is one word again when its halves are joined", () => {
    expect(afterCommand("operative#a['pre|determined']", split, backspace, backspace)).toBe(
      "operative#a['pre|determined']",
    );
  });

  it("is two when something was written there since", () => {
    const write: typeof split = (state, dispatch) => {
      const end = state.selection.head - 4;
      dispatch?.(state.tr.insertText(".", end));
      return true;
    };
    expect(afterCommand("operative#a['pre|determined']", split, write, backspace, backspace)).toBe(
      "operative#a['pre. |determined']",
    );
  });
});

describe("a space between joined words", () => {
  it.each<[string, string, "" | " "]>([
    ["One", "two", " "],
    ["One,", "two", " "],
    ["peace;", "(b) war", " "],
    ["One ", "two", ""],
    ["One", " two", ""],
    ["", "two", ""],
    ["One", "", ""],
    ["(", "two", ""],
    ["One", ", two", ""],
    ["One", ") two", ""],
    ["l'", "État", ""],
    ["«", "mots", ""],
    ["cyber-", "security", ""],
    ["平和", "及び", ""],
    ["平和。", "Peace", ""],
    ["各国は", "安全", ""],
    ["평화", "안보", " "],
    ["السلام", "والأمن", " "],
  ])("%s + %s", (before, after, seam) => {
    expect(seamBetween(before, after)).toBe(seam);
  });
});

describe("what is chosen", () => {
  const editors: Editor[] = [];
  afterEach(() => {
    for (const editor of editors.splice(0)) editor.destroy();
  });
  const marks = (editor: Editor) =>
    [...editor.view.dom.querySelectorAll("[data-boundary]")].map((element) =>
      element.getAttribute("data-boundary"),
    );

  function room() {
    const doc = sharedDraft({ a: "One", b: "Two", c: "Three" });
    const cues: Cue[] = [];
    const editor = editorOnShared(doc, { onCue: (each) => cues.push(each) });
    editors.push(editor);
    const run = (command: typeof backspace) => command(editor.state, editor.view.dispatch, editor.view);
    const at = (words: string, back = 0) =>
      editor.commands.setTextSelection(positionAfter(editor, words) - back);
    return { doc, editor, cues, run, at };
  }

  it("is marked on both sides and told, with what ends and what goes on", () => {
    const { editor, cues, run, at } = room();
    at("Two", 3);
    run(backspace);
    expect(marks(editor)).toEqual(["into", "from"]);
    const side = (clause: string) => ({ clause, kind: "operative", isSubparagraph: false });
    expect(cues).toEqual([
      { kind: "boundary", boundary: { key: "Backspace", into: side("a"), from: side("b"), fits: true } },
    ]);
  });

  type Room = ReturnType<typeof room>;

  it.each<[string, (opened: Room) => void]>([
    ["moving the caret", ({ at }) => at("Three")],
    ["typing", ({ editor }) => editor.commands.insertContent("x")],
    [
      "Escape",
      ({ editor }) =>
        editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
    ],
  ])("is let go by %s", (_name, act) => {
    const opened = room();
    opened.at("Two", 3);
    opened.run(backspace);
    act(opened);
    expect(marks(opened.editor)).toEqual([]);
    opened.at("Three", 5);
    opened.run(backspace);
    expect(opened.editor.state.doc.childCount).toBe(4);
  });

  it("stays while others write elsewhere", () => {
    const { doc, editor, run, at } = room();
    const other = editorOnShared(follower(doc));
    editors.push(other);
    at("Two", 3);
    run(backspace);
    other.commands.insertContentAt(positionAfter(other, "Three"), "!");
    expect(marks(editor)).toEqual(["into", "from"]);
    run(backspace);
    expect(said(editor)).toBe("t:Title a:One Two c:Three!");
  });

  it("is nothing where a clause is closed: the reason is told at the first press", () => {
    const { editor, cues, run, at } = room();
    under(editor, rulesFor({ a: "AGREED" }));
    at("Two", 3);
    run(backspace);
    expect(marks(editor)).toEqual([]);
    expect(cues).toEqual([]);
  });
});

describe("keys", () => {
  it("lead here", () => {
    const { editor } = editorOn("operative#a['One'] operative#b['|two']");
    const key = () =>
      editor.view.someProp("handleKeyDown", (handle) =>
        handle(editor.view, new KeyboardEvent("keydown", { key: "Backspace" })),
      );
    key();
    expect(editor.state.doc.childCount).toBe(2);
    key();
    expect(editor.state.doc.childCount).toBe(1);
    editor.destroy();
  });
});
