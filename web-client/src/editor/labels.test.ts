import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { clauseId, personId } from "../model/ids";
import type { Standing } from "../model/standing";
import { clausesOf } from "./clauses";
import { destinations } from "./finding/destinations";
import { editorOnShared, positionAfter, rulesFor, sharedDraft, under } from "./sharedTestLanguage";

let editor: Editor;

afterEach(() => editor.destroy());

function numbersOnSheet(): (string | null)[] {
  return [...editor.view.dom.children].map((clause) => clause.getAttribute("data-number"));
}

function holding(held: Readonly<Record<string, string>> | undefined) {
  const { standing, rights } = rulesFor({});
  const numbers: Standing["numbers"] =
    held === undefined
      ? undefined
      : {
          symbol: "WP.1/Rev.1",
          plan: { held: Object.entries(held).map(([clause, number]) => ({ clause, number })) },
        };
  if (standing === undefined) throw new Error("expected a standing");
  return { standing: { ...standing, numbers }, rights };
}

describe("clauses that compete", () => {
  const rivalsOnSheet = () =>
    [...editor.view.dom.children].map((clause) => clause.getAttribute("data-rival"));
  const competing = (...pairs: readonly (readonly [string, string])[]) => {
    const { standing, rights } = rulesFor({});
    if (standing === undefined) throw new Error("expected a standing");
    const offered = {
      person: personId("p"),
      name: "Claire Martin",
      delegation: undefined,
      at: new Date(0),
    };
    const alternatives = pairs.map(([clause, of]) => ({
      clause: clauseId(clause),
      of: clauseId(of),
      ...offered,
    }));
    return { standing: { ...standing, alternatives }, rights };
  };

  it("are called after one another, and are seen to belong together, as long as they compete", () => {
    editor = editorOnShared(sharedDraft({ a: "One", b: "Two", c: "Three" }));
    under(editor, competing(["b", "a"]));
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP1 alt", "OP2"]);
    expect(rivalsOnSheet()).toEqual([null, "first", "next", null]);

    under(editor, competing(["c", "gone"], ["b", "gone"]));
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP2 alt", "OP2"]);
    expect(rivalsOnSheet()).toEqual([null, null, "next", "first"]);

    under(editor, competing());
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP2", "OP3"]);
    expect(rivalsOnSheet()).toEqual([null, null, null, null]);
  });
});

describe("numbers that hold", () => {
  it("are shown as soon as the server tells of them, and until it says that they run", () => {
    editor = editorOnShared(sharedDraft({ a: "One", b: "Two" }));
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP2"]);

    under(editor, holding({ gone: "OP1", a: "OP2", b: "OP7" }));
    expect(numbersOnSheet()).toEqual([null, "OP2", "OP7"]);
    expect(clausesOf(editor.state.doc).map(({ number }) => number)).toEqual(["", "OP2", "OP7"]);
    expect(destinations(editor.state.doc, "op 7", undefined).map(({ labels }) => labels)).toEqual([["OP7"]]);

    under(editor, holding(undefined));
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP2"]);
    expect(destinations(editor.state.doc, "op 7", undefined)).toEqual([]);
  });

  it("stay while the text changes, and a new clause is called after the one before it", () => {
    editor = editorOnShared(sharedDraft({ a: "One", b: "Two", c: "Three" }));
    under(editor, holding({ a: "OP1", b: "OP2", c: "OP3" }));

    const behind = editor.state.doc.child(0).nodeSize + editor.state.doc.child(1).nodeSize;
    editor.commands.insertContentAt(positionAfter(editor, "Two"), " more");
    editor.commands.insertContentAt(behind, { type: "operative", content: [{ type: "paragraph" }] });
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP1bis", "OP2", "OP3"]);

    const second = editor.state.doc.child(0).nodeSize + editor.state.doc.child(1).nodeSize;
    const third = second + editor.state.doc.child(2).nodeSize;
    editor.commands.deleteRange({ from: third, to: third + editor.state.doc.child(3).nodeSize });
    expect(numbersOnSheet()).toEqual([null, "OP1", "OP1bis", "OP3"]);
  });
});
