import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { Decoration } from "@tiptap/pm/view";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as Y from "yjs";
import type { Anchor } from "../../model/anchor";
import type { Thread } from "../../model/comments";
import { forAll, forDelegation, thread } from "../../model/comments.testLanguage";
import { clauseId, threadId } from "../../model/ids";
import { nothingTold, type ThreadsNow } from "../../model/threadNow";
import { markedWords } from "../brackets/marking";
import { moveClause } from "../moving";
import { editorOnShared, follower, positionAfter, sharedDraft } from "../sharedTestLanguage";
import { setComments } from "./comments";
import { threadPlaces } from "./threadPlaces";

let doc: Y.Doc;
let editor: Editor;

beforeEach(() => {
  vi.useFakeTimers();
  told = nothingTold;
  doc = sharedDraft({
    a: "The parties shall cooperate closely and openly in this matter",
    b: "Other words",
    c: "The parties shall meet",
  });
  editor = editorOnShared(doc);
});
afterEach(() => {
  editor.destroy();
  vi.useRealTimers();
});

function select(words: string): void {
  const to = positionAfter(editor, words);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to - words.length, to)));
}

function anchorOf(words: string): Anchor {
  select(words);
  const [anchor] = markedWords(editor.view);
  if (anchor === undefined) throw new Error(`expected to mark ${words}`);
  return anchor;
}

const onOpen = vi.fn();
let threads: readonly Thread[] = [];
let told: ThreadsNow = nothingTold;

function show(...anchors: readonly (Anchor | undefined)[]): void {
  threads = anchors.map((anchor, at) =>
    thread(`t${at}`, "d", at === 0 ? forDelegation("FRA") : forAll, at + 1, { anchor }),
  );
  setComments(editor.view, { threads, told, current: undefined, onOpen });
}

const marks = () => [...editor.view.dom.querySelectorAll(".commented")].map((mark) => mark.textContent);
const places = () =>
  threadPlaces(editor.state, threads).map(({ place }) =>
    [place.thread.id, place.state, place.clause, place.now].filter((each) => each !== undefined).join(" "),
  );
const later = () => vi.advanceTimersByTime(500);
const erase = (words: string) => {
  select(words);
  editor.commands.deleteSelection();
};

describe("words that are commented on", () => {
  it("are marked in the colour of who can read it, and no letter of the text is another", () => {
    const before = editor.state.doc;
    show(anchorOf("closely"), anchorOf("Other"));
    expect(marks()).toEqual(["closely", "Other"]);
    expect(editor.view.dom.querySelector(".commented")?.getAttribute("data-audience")).toBe("DELEGATION");
    expect(editor.state.doc.eq(before)).toBe(true);
    setComments(editor.view, undefined);
    expect(marks()).toEqual([]);
  });

  it("are listed in the order of the text, what is about the draft first, and what has left the text last", () => {
    const whole = (clause: string) => ({ clause: clauseId(clause), quote: "" });
    show(whole("gone"), anchorOf("meet"), undefined, whole("b"), anchorOf("closely"));
    expect(places()).toEqual(["t2 DRAFT", "t4 HELD a", "t3 CLAUSE b", "t1 HELD c", "t0 LEFT"]);
  });

  it("stay marked while one writes among them, and are said to be others", () => {
    show(anchorOf("closely and openly"));
    select("closely");
    editor.commands.insertContentAt(editor.state.selection.to, " (now)");
    later();
    expect(marks()).toEqual(["closely (now) and openly"]);
    expect(places()).toEqual(["t0 CHANGED a closely (now) and openly"]);
  });

  it("are said to be gone when they are deleted, also where others like them stand", () => {
    show(anchorOf("parties"));
    const other = follower(doc);
    const text = other.getXmlFragment("text").get(3) as Y.XmlElement;
    const line = (text.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    // The last that is found is the one in the third clause.
    line.delete(4, 8);
    line.insert(line.length, ", all parties");
    later();
    expect(marks()).toEqual([]);
    expect(places()).toEqual(["t0 GONE c"]);
  });

  it("are found in a clause that was moved, since it was written anew", () => {
    show(anchorOf("closely"));
    const dispatch = editor.view.dispatch.bind(editor.view);
    expect(moveClause(clauseId("a"), clauseId("c"))(editor.state, dispatch, editor.view)).toBe(true);
    later();
    expect(marks()).toEqual(["closely"]);
    expect(places()).toEqual(["t0 HELD a"]);
  });

  it("are found in the clause into which they were moved, if they are long enough to be known", () => {
    const words = "cooperate closely and openly";
    show(anchorOf(words), anchorOf("openly"));
    erase(words);
    editor.commands.insertContentAt(positionAfter(editor, "Other words"), ` ${words}`);
    later();
    expect(marks()).toEqual([words]);
    expect(places()).toEqual(["t1 GONE a", "t0 HELD b"]);
  });

  it("are where the server found them, be they ever so short", () => {
    const anchor = anchorOf("openly");
    show(anchor);
    erase("openly");
    editor.commands.insertContentAt(positionAfter(editor, "Other words"), " openly");
    later();
    expect(places()).toEqual(["t0 GONE a"]);

    const there = anchorOf("openly");
    const part = { clause: there.clause, from: there.from, to: there.to, state: "HELD" as const };
    told = new Map([[threadId("t0"), { parts: [part], isGone: false, change: undefined }]]);
    show(anchor);
    expect(marks()).toEqual(["openly"]);
    expect(places()).toEqual(["t0 HELD b"]);
  });

  it("are not others of the same letters where the server says who took them away", () => {
    const words = "cooperate closely and openly";
    const anchor = anchorOf(words);
    show(anchor);
    erase(words);
    editor.commands.insertContentAt(positionAfter(editor, "Other words"), ` ${words}`);
    later();
    expect(places()).toEqual(["t0 HELD b"]);

    const change = { at: new Date(0), by: { name: "Amina", delegation: undefined } };
    const part = { clause: anchor.clause, from: undefined, to: undefined, state: "GONE" as const };
    told = new Map([[threadId("t0"), { parts: [part], isGone: true, change }]]);
    show(anchor);
    expect(marks()).toEqual([]);
    expect(places()).toEqual(["t0 GONE a"]);
    expect(threadPlaces(editor.state, threads)[0]?.place.lost).toBe(change);
  });

  it("lead to their comment when they are pressed", () => {
    show(anchorOf("closely"));
    const pos = positionAfter(editor, "close");
    editor.view.someProp("handleClick", (handle) => handle(editor.view, pos, new MouseEvent("click")));
    expect(onOpen).toHaveBeenCalledWith("t0");
  });

  it("are not looked for at a key, nor marked anew", () => {
    show(anchorOf("closely"));
    const mark = editor.view.dom.querySelector(".commented");
    const looked = vi.spyOn(doc, "getXmlFragment");
    const drawn = vi.spyOn(Decoration, "inline");
    editor.commands.insertContentAt(positionAfter(editor, "Other"), "x");
    editor.commands.insertContentAt(positionAfter(editor, "matter"), "x");
    later();
    expect(looked).not.toHaveBeenCalled();
    expect(drawn).not.toHaveBeenCalled();
    expect(editor.view.dom.querySelector(".commented")).toBe(mark);
  });

  it("that none is shown of cost a key nothing", () => {
    show(anchorOf("closely"));
    setComments(editor.view, undefined);
    const before = editor.state;
    editor.commands.insertContentAt(positionAfter(editor, "Other"), "x");
    const plugin = before.plugins.find((each) =>
      (each as unknown as { key: string }).key.startsWith("comments"),
    );
    expect(plugin?.getState(editor.state)).toBe(plugin?.getState(before));
  });
});
