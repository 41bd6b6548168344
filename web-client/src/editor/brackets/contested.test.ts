import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import type { Anchor } from "../../model/anchor";
import { type Bracket, noBrackets, withBrackets, withPlaces } from "../../model/brackets";
import { bracketId, clauseId } from "../../model/ids";
import { editorOnShared, positionAfter, sharedDraft } from "../sharedTestLanguage";
import { setBrackets } from "./brackets";
import { contestedAtCaret, contestedPlaces } from "./contested";
import { markedWords } from "./marking";

let doc: Y.Doc;
let editor: Editor;

beforeEach(() => {
  doc = sharedDraft({ a: "The parties shall cooperate closely", b: "Other words", c: "Last sentence" });
  editor = editorOnShared(doc);
});
afterEach(() => editor.destroy());

function anchorsOf(words: string): readonly Anchor[] {
  const to = positionAfter(editor, words);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to - words.length, to)));
  return markedWords(editor.view);
}

function bracket(id: string, on: readonly Anchor[]): Bracket {
  const at = new Date(0);
  const hold = { holder: "FRA", stance: "KEEP", note: undefined, since: at, by: "Claire" } as const;
  return { id: bracketId(id), kind: "CONTESTED", on, holders: [hold], at, by: "Claire", settled: undefined };
}

function show(brackets: ReturnType<typeof withBrackets>) {
  setBrackets(editor.view, { brackets, label: () => "", toCome: "", onOpen: () => undefined });
  return brackets;
}

const whole = (clause: string, quote: string): readonly Anchor[] => [{ clause: clauseId(clause), quote }];

/** One of words in each clause, and one around the second as a whole; placed in another order than that of the text. */
const placed = () =>
  show(
    withBrackets(noBrackets, [
      bracket("b1", anchorsOf("Last")),
      bracket("b2", anchorsOf("words")),
      bracket("b3", whole("b", "Other words")),
      bracket("b4", anchorsOf("shall cooperate")),
    ]),
  );

const listed = () => contestedPlaces(editor.state).map(({ item }) => item);
const keys = () => listed().map(({ key }) => key);
const caretAt = (pos: number) =>
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, pos)));

describe("what is contested", () => {
  it("is listed in the order of the text, the outer before the inner", () => {
    placed();
    expect(listed().map(({ key, clause, isWhole, was }) => [key, clause, isWhole, was])).toEqual([
      ["b4", "a", false, "shall cooperate"],
      ["b3", "b", true, "Other words"],
      ["b2", "b", false, "words"],
      ["b1", "c", false, "Last"],
    ]);
  });

  it("says what the words are now, as soon as somebody has changed them", () => {
    placed();
    editor.view.dispatch(editor.state.tr.insertText(" always", positionAfter(editor, "shall")));
    expect(listed()[0]).toMatchObject({
      was: "shall cooperate",
      now: "shall always cooperate",
      state: "CHANGED",
    });
    expect(listed()[2]).toMatchObject({ was: "words", now: undefined, state: "HELD" });
  });

  it("stays in the list when its words are gone, at their clause, and when that is gone too, at the end", () => {
    const before = placed();
    const gone = (clause: string) =>
      new Map([[bracketId("b4"), [{ clause: clauseId(clause), from: undefined, to: undefined, ...lost }]]]);
    const lost = { state: "GONE", goneAt: 12 } as const;
    show(withPlaces(before, gone("c")));
    expect(keys()).toEqual(["b3", "b2", "b1", "b4"]);
    expect(listed()[3]).toMatchObject({ clause: "c", state: "GONE", goneAt: 12, now: undefined });

    show(withPlaces(before, gone("no more")));
    expect(keys().at(-1)).toBe("b4");
    expect(listed().at(-1)?.clause).toBeUndefined();
  });

  it("is not what was settled", () => {
    const settled = { as: "KEEP", agreed: true, reason: undefined, at: new Date(0), by: "Amara" } as const;
    const before = placed();
    show(withBrackets(before, [{ ...bracket("b4", before.all.get(bracketId("b4"))?.on ?? []), settled }]));
    expect(keys()).toEqual(["b3", "b2", "b1"]);
  });

  it("is where the caret is", () => {
    placed();
    caretAt(positionAfter(editor, "shall"));
    expect(contestedAtCaret(editor.state)).toBe("b4");
    caretAt(positionAfter(editor, "The"));
    expect(contestedAtCaret(editor.state)).toBeUndefined();
  });
});
