import { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as Y from "yjs";
import type { Anchor } from "../../model/anchor";
import {
  type Bracket,
  type BracketPart,
  type Brackets,
  noBrackets,
  withBrackets,
  withPlaces,
} from "../../model/brackets";
import { bracketId, clauseId } from "../../model/ids";
import { collaborativeExtensions, contentOf, coreExtensions, textRoot } from "../extensions";
import { moveDown } from "../moving";
import { follower, positionAfter, rulesFor, sharedDraft, under } from "../sharedTestLanguage";
import { setBrackets } from "./brackets";
import { asNow, markedWords, writeWords } from "./marking";

let doc: Y.Doc;
let editor: Editor;
const onMark = vi.fn(() => true);

beforeEach(() => {
  vi.useFakeTimers();
  onMark.mockClear();
  doc = sharedDraft({ a: "The parties shall cooperate closely", b: "Other words" });
  const element = document.createElement("div");
  document.body.append(element);
  editor = new Editor({
    element,
    extensions: collaborativeExtensions(doc, undefined, { onMark }),
    content: contentOf(doc),
    enableCoreExtensions: coreExtensions,
  });
});
afterEach(() => {
  editor.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function select(words: string): void {
  const to = positionAfter(editor, words);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to - words.length, to)));
}

function anchorsOf(words: string): readonly Anchor[] {
  select(words);
  return markedWords(editor.view);
}

function bracket(id: string, on: readonly Anchor[]): Bracket {
  const hold = {
    holder: "FRA",
    stance: "KEEP",
    note: undefined,
    since: new Date(0),
    by: "Claire Martin",
  } as const;
  const at = new Date(0);
  return { id: bracketId(id), kind: "CONTESTED", on, holders: [hold], at, by: "Claire", settled: undefined };
}

const label = ({ holders }: Bracket) => `held by ${holders.map(({ holder }) => holder).join(" and ")}`;
const onOpen = vi.fn();

function show(brackets: Brackets): Brackets {
  setBrackets(editor.view, { brackets, label, toCome: "to come", onOpen });
  return brackets;
}

const around = (...on: readonly (readonly Anchor[])[]) =>
  show(
    withBrackets(
      noBrackets,
      on.map((anchors, index) => bracket(`b${index + 1}`, anchors)),
    ),
  );

/** A clause as it is seen, with the signs that no letters are. */
function seen(clause = "a"): string {
  const copy = editor.view.dom.querySelector(`[data-clause-id="${clause}"]`)?.cloneNode(true) as Element;
  for (const sign of copy.querySelectorAll(".bracket-open")) sign.replaceWith("[");
  for (const sign of copy.querySelectorAll(".bracket-close")) sign.replaceWith("]");
  return (copy.textContent ?? "").replaceAll("\u2060", "");
}

const insert = (after: string, words: string) =>
  editor.view.dispatch(editor.state.tr.insertText(words, positionAfter(editor, after)));

describe("words in brackets", () => {
  it("are seen between them, and no letter of the text is another", () => {
    const before = editor.state.doc;
    around(anchorsOf("shall cooperate"));

    expect(seen()).toBe("The parties [shall cooperate] closely");
    expect(editor.view.dom.textContent).not.toContain("[");
    expect(editor.state.doc.eq(before)).toBe(true);
    expect(editor.view.dom.querySelector(".bracketed")?.textContent).toBe("shall cooperate");
  });

  it("are read out once, by who holds them", () => {
    around(anchorsOf("shall cooperate"));
    const [open, close] = editor.view.dom.querySelectorAll(".bracket");
    expect(open?.getAttribute("aria-label")).toBe("held by FRA");
    expect(close?.getAttribute("aria-hidden")).toBe("true");
  });

  it("grow with what is written inside, and not at their edges", () => {
    around(anchorsOf("shall cooperate"));
    insert("shall", " always");
    expect(seen()).toBe("The parties [shall always cooperate] closely");
    insert("cooperate", " more");
    expect(seen()).toBe("The parties [shall always cooperate] more closely");
    insert("parties ", "here ");
    expect(seen()).toBe("The parties here [shall always cooperate] more closely");
  });

  it("keep their brackets when the first and the last of them are deleted, and none when all are", () => {
    around(anchorsOf("shall cooperate"));
    const end = positionAfter(editor, "shall cooperate");
    editor.view.dispatch(editor.state.tr.delete(end - 10, end));
    expect(seen()).toBe("The parties [shall] closely");
    editor.view.dispatch(editor.state.tr.delete(end - 15, end - 13));
    expect(seen()).toBe("The parties [all] closely");
    editor.view.dispatch(editor.state.tr.delete(end - 15, end - 12));
    expect(seen()).toBe("The parties  closely");
  });

  it("are the same on the page while somebody writes elsewhere, here or far away", () => {
    around(anchorsOf("shall cooperate"));
    const before = [...editor.view.dom.querySelectorAll(".bracket, .bracketed")];
    expect(before).toHaveLength(3);

    insert("Other", " new");
    insert("The", " two");
    const other = follower(doc);
    const paragraph = (other.getXmlFragment(textRoot).get(1) as Y.XmlElement).get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(0, "Now ");
    vi.advanceTimersByTime(1_000);

    expect(seen()).toBe("Now The two parties [shall cooperate] closely");
    expect([...editor.view.dom.querySelectorAll(".bracket, .bracketed")]).toEqual(before);
    for (const [index, element] of before.entries()) {
      expect(editor.view.dom.querySelectorAll(".bracket, .bracketed")[index]).toBe(element);
    }
  });

  it("stay around the words of a clause that one moves oneself, of which the server has nothing to tell", () => {
    around(anchorsOf("shall cooperate"));
    select("cooperate");

    moveDown(editor.state, editor.view.dispatch, editor.view);
    vi.advanceTimersByTime(1_000);

    expect(editor.view.dom.textContent).toMatch(/^.*Other words.*closely/);
    expect(seen()).toBe("The parties [shall cooperate] closely");
  });

  it("are where the server says that they went, and nowhere when they are gone or settled", () => {
    const brackets = around(anchorsOf("shall cooperate"));
    const [to] = anchorsOf("Other");
    const part = { clause: clauseId("b"), from: to?.from, to: to?.to };
    const told = (state: BracketPart["state"]) =>
      show(withPlaces(brackets, new Map([[bracketId("b1"), [{ ...part, state }]]])));

    told("CHANGED");
    expect([seen("a"), seen("b")]).toEqual(["The parties shall cooperate closely", "[Other] words"]);
    told("GONE");
    expect(seen("b")).toBe("Other words");
    told("HELD");
    expect(seen("b")).toBe("[Other] words");
    show(noBrackets);
    expect(seen("b")).toBe("Other words");
  });

  it("may be in others, around whole clauses, and at the same edges", () => {
    around(
      anchorsOf("shall"),
      anchorsOf("shall cooperate"),
      anchorsOf(" closely"),
      [{ clause: clauseId("b"), quote: "Other words" }],
      anchorsOf("words"),
    );
    expect(seen("a")).toBe("The parties [[shall] cooperate] [closely]");
    expect(seen("b")).toBe("[Other [words]]");
    insert("words", " and more");
    expect(seen("b")).toBe("[Other [words] and more]");
  });

  it("are shown when the words come after the bracket", () => {
    const other = follower(doc);
    const paragraph = (other.getXmlFragment(textRoot).get(2) as Y.XmlElement).get(0) as Y.XmlElement;
    const text = paragraph.get(0) as Y.XmlText;
    const client = other.clientID;
    const on = { clause: clauseId("b"), from: [client, 0], to: [client, 2], quote: "New" } as const;
    around([on]);
    expect(seen("b")).toBe("Other words");
    text.insert(0, "New ");
    vi.advanceTimersByTime(1_000);
    expect(seen("b")).toBe("[New] Other words");
  });

  it("open by a press of the bracket, which moves no caret", () => {
    around(anchorsOf("shall cooperate"));
    const { selection } = editor.state;
    const sign = editor.view.dom.querySelector<HTMLElement>(".bracket-close");
    sign?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
    sign?.click();
    expect(onOpen).toHaveBeenCalledWith("b1", sign);
    expect(editor.state.selection.eq(selection)).toBe(true);
  });
});

describe("words that stand for others", () => {
  it("are shown otherwise than those that are contested, and say so", () => {
    const on = anchorsOf("shall cooperate");
    show(withBrackets(noBrackets, [{ ...bracket("b1", on), kind: "PLACEHOLDER" }]));
    expect(editor.view.dom.querySelector(".bracketed.placeholder")?.textContent).toBe("shall cooperate");
    const signs = [...editor.view.dom.querySelectorAll<HTMLElement>(".bracket.placeholder")];
    expect(signs.map(({ dataset }) => dataset.toCome)).toEqual([undefined, "to come"]);
    expect(editor.view.dom.textContent).not.toContain("to come");
  });

  const putCaretBehind = (words: string) => {
    const { tr } = editor.state;
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, positionAfter(editor, words))));
  };

  it.each([
    ["shall", "The parties shall text to come cooperate closely"],
    ["shall ", "The parties shall text to come cooperate closely"],
    ["closely", "The parties shall cooperate closely text to come"],
    ["coop", "The parties shall coop text to come erate closely"],
  ])(
    "are written at the caret, behind %j, apart from the words beside them, and taken back like typed ones",
    (behind, expected) => {
      putCaretBehind(behind);
      const on = writeWords(editor.view, "text to come");
      expect(on?.map(({ clause, quote }) => [clause, quote])).toEqual([["a", "text to come"]]);
      expect(seen()).toBe(expected);
      expect(editor.state.selection.empty).toBe(true);
      editor.commands.undo();
      expect(seen()).toBe("The parties shall cooperate closely");
    },
  );

  it("are not written where this person may not write", () => {
    under(editor, rulesFor({ a: "AGREED" }));
    putCaretBehind("shall");
    expect(writeWords(editor.view, "text to come")).toBeUndefined();
    expect(seen()).toBe("The parties shall cooperate closely");
  });
});

describe("selected words", () => {
  it("are anchored clause by clause, without the spaces around them", () => {
    const from = positionAfter(editor, "cooperate");
    const to = positionAfter(editor, "Other ");
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));
    expect(markedWords(editor.view).map(({ clause, quote }) => [clause, quote])).toEqual([
      ["a", "closely"],
      ["b", "Other"],
    ]);
  });

  it("are bracketed as they are when somebody has said what they want of them", () => {
    const on = anchorsOf("shall cooperate");
    insert("shall", " always");
    expect(asNow(editor.view, on).map(({ quote }) => quote)).toEqual(["shall always cooperate"]);
  });

  it("are asked about by [, which without them is a letter", () => {
    const press = (key: string) =>
      editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    select("shall");
    expect(press("[")).toBe(false);
    expect(onMark).toHaveBeenCalledOnce();
    expect(press("x")).toBe(true);
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 4)));
    expect(press("[")).toBe(true);
    onMark.mockReturnValueOnce(false);
    select("shall");
    expect(press("[")).toBe(true);
    expect(onMark).toHaveBeenCalledTimes(2);
  });
});
