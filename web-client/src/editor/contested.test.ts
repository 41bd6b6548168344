import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Anchor } from "../model/anchor";
import { noBrackets, withBrackets } from "../model/brackets";
import { bracketId, clauseId, packageId, personId } from "../model/ids";
import type { Standing } from "../model/standing";
import { setBrackets } from "./brackets/brackets";
import { markedWords } from "./brackets/marking";
import { contestedAtCaret, contestedFrom, contestedPlaces } from "./contested";
import { editorOnShared, positionAfter, sharedDraft } from "./sharedTestLanguage";

let editor: Editor;
beforeEach(() => {
  editor = editorOnShared(sharedDraft({ a: "One of two", b: "Other of two", c: "Third", d: "Last one" }));
});
afterEach(() => editor.destroy());

/** `b` competes with `a`; `d` and `b` are one package. */
const standing: Standing = {
  seq: 1,
  mode: "EVERYBODY",
  archived: false,
  clauses: new Map(),
  alternatives: [
    {
      clause: clauseId("b"),
      of: clauseId("a"),
      person: personId("p"),
      name: "Claire",
      delegation: undefined,
      at: new Date(0),
    },
  ],
  packages: new Map([
    [
      packageId("p1"),
      {
        id: packageId("p1"),
        title: "Finance",
        clauses: [clauseId("d"), clauseId("b")],
        at: new Date(0),
        by: "Amara",
      },
    ],
  ]),
};

const select = (words: string) => {
  const to = positionAfter(editor, words);
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to - words.length, to)));
};

/** Puts the first words of `a`, the first of `b` and `Last` of `d` in brackets. */
function bracketed() {
  const bracket = (id: string, on: readonly Anchor[]) =>
    ({
      id: bracketId(id),
      kind: "CONTESTED",
      on,
      holders: [],
      at: new Date(0),
      by: "Claire",
      settled: undefined,
    }) as const;
  const anchors = ["One", "Other", "Last"].map((words) => {
    select(words);
    return markedWords(editor.view);
  });
  const brackets = withBrackets(
    noBrackets,
    anchors.map((on, index) => bracket(`b${index + 1}`, on)),
  );
  setBrackets(editor.view, { brackets, label: () => "", toCome: "", onOpen: () => undefined });
}

const keys = () => contestedPlaces(editor.state, standing).map(({ item }) => item.key);

describe("all that is contested", () => {
  it("is listed in the order of the text, what is larger before what is smaller", () => {
    bracketed();
    expect(keys()).toEqual(["alternatives a", "b1", "p1", "b2", "b3"]);
  });

  it("is at the next of its clauses when the first is deleted, and at the end when none is left", () => {
    const remove = (clause: string) =>
      editor.state.doc.forEach((node, pos) => {
        if (node.attrs.id === clause) editor.view.dispatch(editor.state.tr.delete(pos, pos + node.nodeSize));
      });
    remove("b");
    expect(keys()).toEqual(["alternatives a", "p1"]);
    expect(contestedPlaces(editor.state, standing).map(({ item }) => item.clause)).toEqual(["a", "d"]);
    remove("a");
    expect(keys()).toEqual(["p1", "alternatives a"]);
    expect(contestedPlaces(editor.state, standing)[1]?.from).toBeUndefined();
  });

  it("is gone through place by place, round the end, and all that is at one place is told at once", () => {
    bracketed();
    editor.commands.setTextSelection(1);
    const go = (by: 1 | -1) => {
      const places = contestedFrom(editor.state, standing, by);
      editor.commands.setTextSelection(places[0]?.from ?? 0);
      return places.map(({ item }) => item.key).join(" ");
    };
    expect([go(1), go(1), go(1), go(1)]).toEqual(["alternatives a b1", "p1 b2", "b3", "alternatives a b1"]);
    expect([go(-1), go(-1)]).toEqual(["b3", "p1 b2"]);
  });

  it("has the caret in it: in the innermost bracket, else where the clause competes, else in the package", () => {
    bracketed();
    const at = (words: string) => {
      editor.commands.setTextSelection(positionAfter(editor, words));
      return contestedAtCaret(editor.state, standing);
    };
    expect([at("On"), at("One of"), at("Other of"), at("Last one"), at("Third")]).toEqual([
      "b1",
      "alternatives a",
      "alternatives a",
      "p1",
      undefined,
    ]);
  });
});
