import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { branchClient } from "../../model/clientIds";
import { textRoot } from "../extensions";
import { moveClause } from "../moving";
import { editorOnShared, positionAfter, sharedDraft } from "../sharedTestLanguage";
import { suggestedClauses } from "./suggested";
import { setSuggestions } from "./suggestions";

let draft: Y.Doc;
let branch: Y.Doc;
let editor: Editor;

/** What happens in the draft comes into its branch, and nothing of the branch into the draft. */
function branchOf(of: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = branchClient();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
  of.on("update", (update) => Y.applyUpdate(doc, update));
  return doc;
}

beforeEach(() => {
  vi.useFakeTimers();
  draft = sharedDraft({
    a: "The parties shall cooperate closely in this matter",
    b: "The parties shall report each year",
    c: "The Conference shall decide",
  });
  branch = branchOf(draft);
  editor = editorOnShared(branch);
  setSuggestions(editor.view, { draft, gone: "Deleted" });
});
afterEach(() => {
  editor.destroy();
  vi.useRealTimers();
});

const later = () => vi.advanceTimersByTime(500);

/** The text as it is shown: what was added in braces, what was deleted in brackets, a line for each clause. */
function shown(): string {
  later();
  const write = (node: Node): string => {
    if (node instanceof HTMLElement && node.matches(".suggested-gone")) return `[${node.textContent}]`;
    const inside = [...node.childNodes].map(write).join("");
    if (node instanceof HTMLElement && node.matches("ins.suggested-added")) return `{${inside}}`;
    return node.nodeType === 3 ? (node.textContent ?? "") : inside;
  };
  return [...editor.view.dom.children].map(write).join("\n").replaceAll("}{", "");
}

const lineOf = (number: number) => shown().split("\n")[number];

function select(words: string): void {
  const to = positionAfter(editor, words);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to - words.length, to)));
}

function erase(words: string): void {
  select(words);
  editor.commands.deleteSelection();
}

function type(after: string, words: string): void {
  const { state, view } = editor;
  view.dispatch(state.tr.insertText(words, positionAfter(editor, after)));
}

const textIn = (doc: Y.Doc, clause: number): Y.XmlText => {
  const element = doc.getXmlFragment(textRoot).get(clause) as Y.XmlElement;
  return (element.get(0) as Y.XmlElement).get(0) as Y.XmlText;
};

describe("what a branch changes of its draft", () => {
  it("is nothing at first", () => {
    expect(shown()).not.toMatch(/[[{]/);
  });

  it("is shown as added and as deleted, where it is", () => {
    // when
    type("shall cooperate", " in good faith");
    erase("closely ");
    // then
    expect(lineOf(1)).toBe("The parties shall cooperate{ in good faith} [closely ]in this matter");
    // and the text is what it would read
    expect(editor.state.doc.child(1).textContent).toBe(
      "The parties shall cooperate in good faith in this matter",
    );
  });

  it("is shown as a replacement where words take the place of others", () => {
    select("closely");
    editor.view.dispatch(editor.state.tr.insertText("fully"));
    expect(lineOf(1)).toBe("The parties shall cooperate [closely]{fully} in this matter");
  });

  it("goes on being marked while somebody types, before it is read anew", () => {
    type("shall", " al");
    later();
    type(" al", "ways");
    expect(editor.view.dom.querySelector("ins")?.textContent).toBe(" always");
  });

  it("is nothing any more when it is undone", () => {
    erase("closely ");
    expect(lineOf(1)).toContain("[closely ]");
    type("cooperate ", "closely ");
    expect(lineOf(1)).toBe("The parties shall cooperate closely in this matter");
  });

  it("is one replacement where several letters of a word are others", () => {
    // when a word is written over from behind, and before it
    erase(" closely");
    type("cooperate", "X");
    const before = positionAfter(editor, "cooperateX") - "cooperateX".length;
    editor.view.dispatch(editor.state.tr.insertText("W", before));
    // then
    expect(lineOf(1)).toBe("The parties shall [cooperate closely]{WcooperateX} in this matter");
  });

  it("is a letter where one alone was written into a word", () => {
    type("rep", "X");
    expect(lineOf(2)).toBe("The parties shall rep{X}ort each year");
  });

  it("is only the words that are other ones where a passage was written anew", () => {
    select("report each year");
    editor.view.dispatch(editor.state.tr.insertText("report every year"));
    expect(lineOf(2)).toBe("The parties shall report [each]{every} year");
  });

  it("is no word where a paragraph was cut in two", () => {
    const at = positionAfter(editor, "shall report");
    editor.view.dispatch(editor.state.tr.split(at));
    expect(shown()).not.toMatch(/[[{]/);
  });

  it("shows a clause that was deleted, between those where it was", () => {
    const { doc, tr } = editor.state;
    const start = doc.child(0).nodeSize + doc.child(1).nodeSize;
    editor.view.dispatch(tr.delete(start, start + doc.child(2).nodeSize));
    expect(shown().split("\n")).toEqual([
      "Title",
      "The parties shall cooperate closely in this matter",
      "[The parties shall report each year]",
      "The Conference shall decide",
    ]);
  });

  it("shows a clause that is new", () => {
    const { doc, tr, schema } = editor.state;
    const clause = schema.nodes.operative?.create(
      { id: "n" },
      schema.nodes.paragraph?.create(null, schema.text("New words")),
    );
    if (clause === undefined) throw new Error("expected a clause");
    editor.view.dispatch(tr.insert(doc.content.size, clause));
    expect(lineOf(4)).toBe("{New words}");
  });

  it("shows a clause that was moved where it was and where it is", () => {
    moveClause("c" as never, "t" as never)(editor.state, editor.view.dispatch, editor.view);
    later();
    expect(editor.view.dom.querySelector(".suggested-gone")?.textContent).toBe("The Conference shall decide");
  });

  it("does not count what happens in the draft itself", () => {
    type("cooperate", " in good faith");
    textIn(draft, 1).delete(0, 4);
    textIn(draft, 2).insert(0, "In future, ");
    expect(shown().split("\n").slice(1, 3)).toEqual([
      "parties shall cooperate{ in good faith} closely in this matter",
      "In future, The parties shall report each year",
    ]);
  });

  it("is no more what the draft deleted, too", () => {
    erase("closely ");
    expect(lineOf(1)).toContain("[closely ]");
    const text = textIn(draft, 1);
    text.delete(text.toString().indexOf("closely"), "closely ".length);
    expect(lineOf(1)).toBe("The parties shall cooperate in this matter");
  });

  it("is not what the draft deleted and its page has not cleared away yet", () => {
    // given
    const kept = new Y.Doc({ gc: false });
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(draft));
    setSuggestions(editor.view, { draft: kept, gone: "Deleted" });
    erase("closely ");
    expect(lineOf(1)).toContain("[closely ]");
    // when
    const text = textIn(kept, 1);
    text.delete(text.toString().indexOf("closely"), "closely ".length);
    // then
    expect(lineOf(1)).toBe("The parties shall cooperate in this matter");
  });

  it("is no more what the draft took in and the branch let go", () => {
    // given
    type("cooperate", " in good faith");
    expect(lineOf(1)).toContain("{ in good faith}");
    // when the draft has the words of its own, and the branch drops its copies, which nobody sees
    const own = textIn(branch, 1);
    own.delete(own.toString().indexOf(" in good faith"), " in good faith".length);
    textIn(draft, 1).insert("The parties shall cooperate".length, " in good faith");
    // then
    expect(lineOf(1)).toBe("The parties shall cooperate in good faith closely in this matter");
  });

  it("is shown without deletions while the draft's own text is not there, and not at all in a clean view", () => {
    type("cooperate", " in good faith");
    erase("closely ");
    setSuggestions(editor.view, { draft: undefined, gone: "Deleted" });
    expect(lineOf(1)).toBe("The parties shall cooperate{ in good faith} in this matter");
    setSuggestions(editor.view, undefined);
    expect(shown()).not.toMatch(/[[{]/);
    setSuggestions(editor.view, { draft, gone: "Deleted" });
    expect(lineOf(1)).toContain("[closely ]");
  });

  it("is no letter of the text: what was deleted is not in it", () => {
    erase("closely ");
    later();
    expect(editor.getText()).not.toContain("closely");
    expect(editor.view.dom.querySelector<HTMLElement>(".suggested-gone")?.contentEditable).toBe("false");
  });

  it("shows a line break that is new", () => {
    const { schema, tr } = editor.state;
    const at = positionAfter(editor, "Conference");
    const br = schema.nodes.hardBreak?.create();
    if (br === undefined) throw new Error("expected a line break");
    editor.view.dispatch(tr.insert(at, br));
    expect(lineOf(3)).toMatch(/^The Conference\{?\}? shall decide$/);
    expect(editor.view.dom.querySelectorAll("ins.suggested-added br")).toHaveLength(1);
  });
});

describe("the clauses that a branch changes", () => {
  const told = () =>
    suggestedClauses(editor.view, draft).map(
      ({ clause, change, opening }) => `${clause ?? "-"} ${change} ${opening}`,
    );

  it("are none at first", () => {
    expect(told()).toEqual([]);
  });

  it("are told in their order, those that are new and those that are gone among them, also in a clean view", () => {
    // given
    setSuggestions(editor.view, undefined);
    const { doc, tr, schema } = editor.state;
    const line = schema.nodes.paragraph?.create(null, schema.text("New words"));
    const clause = schema.nodes.operative?.create({ id: "n" }, line);
    if (clause === undefined) throw new Error("expected a clause");
    const start = doc.child(0).nodeSize + doc.child(1).nodeSize;
    // when
    tr.insert(doc.content.size, clause).delete(start, start + doc.child(2).nodeSize);
    editor.view.dispatch(tr);
    type("cooperate", " in good faith");
    // then
    expect(told()).toEqual([
      "a CHANGED The parties shall cooperate in good faith closely in this matter",
      "- REMOVED The parties shall report each year",
      "n NEW New words",
    ]);
  });
});
