import { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { Decoration, type EditorView } from "@tiptap/pm/view";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { Anchor, UnitId } from "../../model/anchor";
import { type Bracket, noBrackets, withBrackets } from "../../model/brackets";
import { bracketId, clauseId } from "../../model/ids";
import { collaborativeExtensions, contentOf, coreExtensions, textRoot } from "../extensions";
import { follower, positionAfter, sharedDraft } from "../sharedTestLanguage";
import { setBrackets } from "./brackets";

const clauses = Array.from({ length: 20 }, (_, index) => `c${index}`);
const words = ["shall", "cooperate", "closely", "and", "openly"];

let doc: Y.Doc;
let editor: Editor;
const widget = vi.spyOn(Decoration, "widget");
const inline = vi.spyOn(Decoration, "inline");

beforeEach(() => {
  vi.useFakeTimers();
  doc = sharedDraft(Object.fromEntries(clauses.map((id) => [id, `${id}: they ${words.join(" ")} there`])));
  const element = document.createElement("div");
  document.body.append(element);
  editor = new Editor({
    element,
    extensions: collaborativeExtensions(doc),
    content: contentOf(doc),
    enableCoreExtensions: coreExtensions,
  });
});
afterEach(() => {
  editor.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function bracket(index: number, on: readonly Anchor[]): Bracket {
  const at = new Date(0);
  return { id: bracketId(`b${index}`), kind: "CONTESTED", on, holders: [], at, by: "C", settled: undefined };
}

function show(on: readonly (readonly Anchor[])[]): void {
  const brackets = withBrackets(
    noBrackets,
    on.map((anchors, index) => bracket(index, anchors)),
  );
  setBrackets(editor.view, { brackets, label: () => "held", toCome: "", onOpen: () => undefined });
}

const signs = () => [...editor.view.dom.querySelectorAll(".bracket")];

/** What was done since, and which signs on the page are others than they were. */
function counting() {
  const before = new Set(signs());
  // Whoever looks for an anchor asks the shared document for its text.
  const lookedFor = vi.spyOn(doc, "getXmlFragment");
  for (const spy of [widget, inline, lookedFor]) spy.mockClear();
  return () => ({
    decorations: widget.mock.calls.length + inline.mock.calls.length,
    anchors: lookedFor.mock.calls.length,
    signs: signs().filter((sign) => !before.has(sign)).length,
  });
}

const nothing = { decorations: 0, anchors: 0, signs: 0 };

/** Types as a browser does: the letters are on the page before the editor learns of them. */
function type(behind: string, letters: string): void {
  const pos = positionAfter(editor, behind);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos)));
  const { node, offset } = editor.view.domAtPos(pos, -1);
  // Behind a sign, a browser writes into the letters that follow.
  const [text, at] = node.nodeType === Node.TEXT_NODE ? [node, offset] : [node.childNodes[offset], 0];
  if (text?.nodeType !== Node.TEXT_NODE) throw new Error(`expected letters, got ${text?.nodeName}`);
  const before = text.nodeValue ?? "";
  text.nodeValue = before.slice(0, at) + letters + before.slice(at);
  (editor.view as EditorView & { domObserver: { flush: () => void } }).domObserver.flush();
}

function delet(behind: string, count: number): void {
  const end = positionAfter(editor, behind);
  editor.view.dispatch(editor.state.tr.delete(end - count, end));
}

function textOf(shared: Y.Doc, clause: number): Y.XmlText {
  const element = shared.getXmlFragment(textRoot).get(clause + 1) as Y.XmlElement;
  return (element.get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

function anchor(id: string, clause: number, word: string): Anchor {
  const text = textOf(doc, clause);
  const unitAt = (index: number): UnitId => {
    const { item } = Y.createRelativePositionFromTypeIndex(text, index);
    if (item === null) throw new Error(`expected a unit at ${index}`);
    return [item.client, item.clock];
  };
  const from = text.toString().indexOf(word);
  return { clause: clauseId(id), from: unitAt(from), to: unitAt(from + word.length - 1), quote: word };
}

describe("among a hundred brackets around words", () => {
  beforeEach(() => {
    show(clauses.flatMap((id, clause) => words.map((word) => [anchor(id, clause, word)])));
  });

  it("a key beside one, in one or far from all draws nothing anew and looks for no words", () => {
    expect(signs()).toHaveLength(200);
    const done = counting();

    type("c5: they", "x");
    type("c5: theyx s", "y");
    type("c5: theyx syhall cooperate", "z");
    type("Title", "!");
    vi.advanceTimersByTime(1_000);

    expect(editor.view.dom.textContent).toContain("c5: theyx syhall cooperatez closely");
    expect(done()).toEqual(nothing);
  });

  it("what others write, and what one deletes, is looked for in that clause alone", () => {
    const done = counting();

    textOf(follower(doc), 10).insert(0, "Now ");
    vi.advanceTimersByTime(1_000);
    expect(done()).toEqual({ ...nothing, anchors: words.length });

    delet("c5: they shall coop", 2);
    vi.advanceTimersByTime(1_000);
    expect(done()).toEqual({ ...nothing, anchors: 2 * words.length });
  });
});

describe("among brackets around whole clauses", () => {
  it("a key in one, and at its edges, draws nothing anew", () => {
    show(clauses.map((id) => [{ clause: clauseId(id), quote: "" }]));
    expect(signs()).toHaveLength(40);
    const done = counting();

    type("c5: they", "x");
    type("c6: they shall cooperate closely and openly there", "y");
    vi.advanceTimersByTime(1_000);

    expect(editor.view.dom.textContent).toMatch(/c5: theyx.*therey/);
    expect(done()).toEqual(nothing);
  });
});
