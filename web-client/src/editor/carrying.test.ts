import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { draftId } from "../model/ids";
import { deleteSelected } from "./deleting";
import type { HeldChange } from "./protection";
import {
  editorOnShared,
  follower,
  positionAfter,
  rulesFor,
  said,
  sharedDraft,
  under,
} from "./sharedTestLanguage";

const draft = draftId("d1");
const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** The clipboard that a browser would hand to a page; jsdom has none. */
class Clipboard {
  readonly #data = new Map<string, string>();
  clearData = () => this.#data.clear();
  setData = (type: string, data: string) => this.#data.set(type, data);
  getData = (type: string) => this.#data.get(type) ?? "";

  event(type: "copy" | "cut" | "paste"): Event {
    return Object.assign(new Event(type, { bubbles: true, cancelable: true }), { clipboardData: this });
  }
}

function open(doc: Y.Doc = sharedDraft({ a: "One", b: "Two", c: "Three" }), of = draft) {
  const held: HeldChange[] = [];
  const editor = editorOnShared(doc, { draft: of, onHeld: (each) => held.push(each) });
  editors.push(editor);
  const select = (from: string, to: string) =>
    editor.commands.setTextSelection({
      from: positionAfter(editor, from) - from.length,
      to: positionAfter(editor, to),
    });
  return {
    doc,
    editor,
    held,
    select,
    caret: (words: string, back = 0) => editor.commands.setTextSelection(positionAfter(editor, words) - back),
    send: (clipboard: Clipboard, type: "copy" | "cut" | "paste") =>
      editor.view.dom.dispatchEvent(clipboard.event(type)),
  };
}

describe("a clause that is cut", () => {
  it("comes back under its id where it is put in, behind the clause of the caret", () => {
    const { editor, select, send, caret } = open();
    const clipboard = new Clipboard();
    select("One", "One");
    send(clipboard, "cut");
    expect(said(editor)).toBe("t:Title b:Two c:Three");
    caret("Three");
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title b:Two c:Three a:One");
    expect(editor.state.selection.head).toBe(positionAfter(editor, "One"));
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title b:Two c:Three a:OneOne");
  });

  it("goes back to where it was when it is put in at once", () => {
    const { editor, select, send } = open();
    const clipboard = new Clipboard();
    select("One", "Two");
    send(clipboard, "cut");
    expect(said(editor)).toBe("t:Title c:Three");
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title a:One b:Two c:Three");
  });

  it("takes the place of an empty clause", () => {
    const { editor, select, send, caret } = open(sharedDraft({ a: "One", b: "Two", c: "" }));
    const clipboard = new Clipboard();
    select("One", "One");
    send(clipboard, "cut");
    caret("Two");
    editor.commands.setTextSelection(editor.state.doc.content.size - 2);
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title b:Two a:One");
  });

  it("is words where it is put in between words, and several stand behind that clause", () => {
    const one = open();
    const clipboard = new Clipboard();
    one.select("One", "One");
    one.send(clipboard, "cut");
    one.caret("Thr");
    one.send(clipboard, "paste");
    expect(said(one.editor)).toBe("t:Title b:Two c:ThrOneee");

    const several = open();
    several.select("One", "Two");
    several.send(clipboard, "cut");
    several.caret("Thr");
    several.send(clipboard, "paste");
    expect(said(several.editor)).toBe("t:Title c:Three a:One b:Two");
  });

  it("has another id in another draft", () => {
    const { editor, select, send } = open();
    const clipboard = new Clipboard();
    select("One", "Two");
    send(clipboard, "cut");
    const other = open(sharedDraft({ x: "Else" }), draftId("d2"));
    other.caret("Else");
    other.send(clipboard, "paste");
    expect(said(other.editor)).not.toMatch(/ [ab]:/);
    expect(other.editor.state.doc.textContent).toContain("Two");
    expect(said(editor)).toBe("t:Title c:Three");
  });

  it("stays where it is agreed, or where one may not arrange clauses", () => {
    const agreed = open();
    under(agreed.editor, rulesFor({ b: "AGREED" }));
    agreed.select("One", "Two");
    agreed.send(new Clipboard(), "cut");
    expect(said(agreed.editor)).toBe("t:Title a:One b:Two c:Three");
    expect(agreed.held).toEqual([{ barrier: "agreed", clause: "b", words: "" }]);

    const bound = open();
    under(bound.editor, rulesFor({}, { mayArrange: false }));
    bound.select("One", "One");
    bound.send(new Clipboard(), "cut");
    expect(said(bound.editor)).toBe("t:Title a: b:Two c:Three");
  });
});

describe("a clause that is copied", () => {
  it("never doubles an id, however often it is put in", () => {
    const { editor, select, send, caret } = open();
    const clipboard = new Clipboard();
    select("One", "Two");
    send(clipboard, "copy");
    caret("Three");
    send(clipboard, "paste");
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title a:One b:Two c:Three *:One *:Two *:One *:Two");
  });

  it("gets its id back when it has been deleted since", () => {
    const { editor, select, send, caret } = open();
    const clipboard = new Clipboard();
    select("One", "One");
    send(clipboard, "copy");
    editor.view.dispatch(editor.state.tr.delete(7, 7 + editor.state.doc.child(1).nodeSize));
    expect(said(editor)).toBe("t:Title b:Two c:Three");
    caret("Two");
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title b:Two a:One c:Three");
  });

  it("gives its id to one of two people, when the other has put it in already", () => {
    const one = open();
    const two = open(follower(one.doc));
    const clipboard = new Clipboard();
    one.select("One", "One");
    one.send(clipboard, "cut");
    two.caret("Three");
    two.send(clipboard, "paste");
    one.caret("Two");
    one.send(clipboard, "paste");
    expect(said(one.editor)).toBe("t:Title b:TwoOne c:Three a:One");
    expect(said(two.editor)).toBe(said(one.editor));
  });
});

describe("what is forged on a clipboard", () => {
  const forged = (carried: unknown) =>
    `<p data-plenary-clauses='${JSON.stringify(carried).replaceAll("'", "&#39;")}'>words</p>`;
  const clause = (attrs: object, type = "operative") => ({
    type,
    attrs,
    content: [{ type: "paragraph", content: [{ type: "text", text: "Forged" }] }],
  });

  it.each<[string, unknown]>([
    ["no clause", { draft, clauses: [{ type: "paragraph" }] }],
    [
      "a clause of an unknown form",
      { draft, clauses: [{ type: "operative", content: [{ type: "text", text: "x" }] }] },
    ],
    ["no list", { draft, clauses: "x" }],
    ["no clauses", { draft, clauses: [] }],
    ["nothing", null],
  ])("is pasted as words when it is %s", (_name, carried) => {
    const { editor, caret, send } = open();
    const clipboard = new Clipboard();
    clipboard.setData("text/html", forged(carried));
    caret("Three");
    send(clipboard, "paste");
    expect(said(editor)).toBe("t:Title a:One b:Two c:Threewords");
  });

  it.each(["../..", "x".repeat(65), "", 7])("gets no id that is none: %s", (id) => {
    const { editor, caret, send } = open();
    const clipboard = new Clipboard();
    clipboard.setData("text/html", forged({ draft, clauses: [clause({ id }), clause({ id: "fine" })] }));
    caret("Three");
    send(clipboard, "paste");
    const ids = editor.state.doc.content.content.map(({ attrs }) => String(attrs.id));
    expect(ids.slice(0, 4)).toEqual(["t", "a", "b", "c"]);
    expect(ids[4]).toMatch(/^[a-z0-9]{12}$/);
    expect(ids[5]).toBe("fine");
  });
});

describe("an undo that brings back a clause", () => {
  it("leaves it alone when somebody else has brought it back already", () => {
    const { doc, editor } = open();
    const other = open(follower(doc)).editor;
    const clause = editor.state.doc.child(1);
    const start = editor.state.doc.child(0).nodeSize;
    editor.view.dispatch(editor.state.tr.delete(start, start + clause.nodeSize));
    expect(said(other)).toBe("t:Title b:Two c:Three");
    other.view.dispatch(other.state.tr.insert(start, other.schema.nodeFromJSON(clause.toJSON())));
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One b:Two c:Three");
    expect(said(other)).toBe("t:Title a:One b:Two c:Three");
  });
});

describe("what takes the place of clauses", () => {
  it("goes on with their ids one to one", () => {
    const { editor, select } = open();
    select("One", "Two");
    editor.view.pasteHTML(
      '<section data-clause="operative"><p>New one</p></section><section data-clause="operative"><p>New two</p></section>',
      new Event("paste") as ClipboardEvent,
    );
    expect(said(editor)).toBe("t:Title a:New one b:New two c:Three");
  });

  it("goes on with the ids of those that it is most like, where there are fewer", () => {
    const { editor } = open(sharedDraft({ a: "Peace and security", b: "The rule of law", c: "Three" }));
    const { doc, schema, tr } = editor.state;
    const clause = (words: string) =>
      schema.node("operative", null, schema.node("paragraph", null, schema.text(words)));
    const start = doc.child(0).nodeSize;
    const end = start + doc.child(1).nodeSize + doc.child(2).nodeSize;
    editor.view.dispatch(tr.replaceWith(start, end, clause("The rule of good law")));
    expect(said(editor)).toBe("t:Title b:The rule of good law c:Three");
  });

  it("keeps the id of a clause of which all words are typed over", () => {
    const { editor, select } = open();
    select("Two", "Two");
    editor.view.dispatch(editor.state.tr.insertText("Else"));
    expect(said(editor)).toBe("t:Title a:One b:Else c:Three");
  });

  it("keeps the id of the first clause when a selection ends in another one", () => {
    const { editor } = open();
    editor.commands.setTextSelection({ from: positionAfter(editor, "O"), to: positionAfter(editor, "Thr") });
    editor.view.dispatch(editor.state.tr.insertText("n "));
    expect(said(editor)).toBe("t:Title a:On ee");
  });

  it("is an empty clause, the first of those that were deleted to their last word", () => {
    const { editor, select } = open();
    select("Two", "Three");
    deleteSelected(editor.state, editor.view.dispatch, editor.view);
    expect(said(editor)).toBe("t:Title a:One b:");
    editor.commands.selectAll();
    deleteSelected(editor.state, editor.view.dispatch, editor.view);
    expect(said(editor)).toBe("t:");
    editor.view.dispatch(editor.state.tr.insertText("New"));
    expect(said(editor)).toBe("t:New");
  });
});
