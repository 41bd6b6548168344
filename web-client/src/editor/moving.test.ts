import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { clauseId } from "../model/ids";
import type { Cue } from "./cues";
import { moveClause, moveDown, moveUp, placesFor } from "./moving";
import type { HeldChange } from "./protection";
import {
  editorOnShared,
  positionAfter,
  rulesFor,
  said,
  sharedDraft,
  touched,
  under,
} from "./sharedTestLanguage";
import { afterCommand, editorOn } from "./testLanguage";

type Row = readonly [name: string, before: string, after: string];

describe("Alt+↑", () => {
  it.each<Row>([
    [
      "moves a clause before the one before it, and keeps its id",
      "operative#a['One'] operative#b['T|wo' ('x')]",
      "operative#b['T|wo' ('x')] operative#a['One']",
    ],
    [
      "moves a sub-paragraph among its siblings, with all that is in it",
      "operative#a['One' ('x') ('y' ('|z'))  ('y2' ('p') ('q'))]",
      "operative#a['One' ('x') ('y' ('|z')) ('y2' ('p') ('q'))]",
    ],
    [
      "moves a sub-paragraph before another",
      "operative#a['One' ('x') ('y|' ('z'))]",
      "operative#a['One' ('y|' ('z')) ('x')]",
    ],
    [
      "leaves the first sub-paragraph below the words that open the clause",
      "operative#a['One' ('|x')]",
      "operative#a['One' ('|x')]",
    ],
    ["leaves the first clause", "operative#a['|One']", "operative#a['|One']"],
    [
      "moves nothing above the title",
      "title#t['Title'] operative#a['|One']",
      "title#t['Title'] operative#a['|One']",
    ],
    ["leaves the title", "title#t['Ti|tle'] operative#a['One']", "title#t['Ti|tle'] operative#a['One']"],
    [
      "moves all clauses of a selection",
      "operative#a['One'] operative#b['T<wo'] operative#c['Th>ree']",
      "operative#b['Two'] operative#c['Th|ree'] operative#a['One']",
    ],
    [
      "moves the sub-paragraphs of a selection",
      "operative#a['One' ('x') ('<y') ('z>')]",
      "operative#a['One' ('y') ('z|') ('x')]",
    ],
    [
      "moves the clause when more of it than sub-paragraphs is selected",
      "operative#a['One'] operative#b['T<wo' ('x>')]",
      "operative#b['Two' ('x|')] operative#a['One']",
    ],
    [
      "leaves out a clause of which no letter is selected",
      "operative#a['One'] operative#b['T<wo'] operative#c['>Three']",
      "operative#b['Two'] operative#a['One'] operative#c['|Three']",
    ],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, moveUp)).toBe(expected);
  });
});

describe("Alt+↓", () => {
  it.each<Row>([
    [
      "moves a clause behind the next one, whatever their kinds",
      "preambular#a['O|ne'] heading#h['Two']",
      "heading#h['Two'] preambular#a['O|ne']",
    ],
    ["leaves the last clause", "operative#a['One'] operative#b['|']", "operative#a['One'] operative#b['|']"],
    [
      "moves a sub-paragraph of the second level",
      "article#a['1' ('a' ('|i') ('ii' ('A')))]",
      "article#a['1' ('a' ('ii' ('A')) ('|i'))]",
    ],
    [
      "leaves the last sub-paragraph in its clause",
      "operative#a['One' ('|x')] operative#b['Two']",
      "operative#a['One' ('|x')] operative#b['Two']",
    ],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, moveDown)).toBe(expected);
  });

  it("is taken back by Alt+↑", () => {
    const draft = "operative#a['O|ne' ('x')] operative#b['Two'] operative#c['Three']";
    expect(afterCommand(draft, moveDown, moveDown, moveUp, moveUp)).toBe(draft);
  });
});

describe("Moving a clause to a place", () => {
  const a = clauseId("a");
  const c = clauseId("c");

  it.each<readonly [name: string, move: ReturnType<typeof moveClause>, after: string]>([
    [
      "puts it behind another further down",
      moveClause(a, c),
      "operative#b['T|wo'] operative#c['Three'] operative#a['One']",
    ],
    [
      "puts it behind another further up",
      moveClause(c, a),
      "operative#a['One'] operative#c['Three'] operative#b['T|wo']",
    ],
    [
      "puts it at the beginning",
      moveClause(c, undefined),
      "operative#c['Three'] operative#a['One'] operative#b['T|wo']",
    ],
    [
      "leaves it where it stands",
      moveClause(c, clauseId("b")),
      "operative#a['One'] operative#b['T|wo'] operative#c['Three']",
    ],
    [
      "leaves it when there is no such clause",
      moveClause(c, clauseId("gone")),
      "operative#a['One'] operative#b['T|wo'] operative#c['Three']",
    ],
  ])("%s", (_name, move, expected) => {
    expect(afterCommand("operative#a['One'] operative#b['T|wo'] operative#c['Three']", move)).toBe(expected);
  });

  it("offers every place but its own, and none above the title", () => {
    const { editor } = editorOn(
      "title#t['Title'] operative#a['One'] operative#b['Two'] operative#c['|Three']",
    );
    expect(placesFor(editor.state.doc, a)).toEqual(["b", "c"]);
    expect(placesFor(editor.state.doc, c)).toEqual(["t", "a"]);
    expect(placesFor(editor.state.doc, clauseId("t"))).toEqual([]);
    editor.destroy();
  });
});

describe("in a shared draft", () => {
  const editors: Editor[] = [];
  afterEach(() => {
    for (const editor of editors.splice(0)) editor.destroy();
  });

  function room(rules: ReturnType<typeof rulesFor>) {
    const doc = sharedDraft({ a: "One", b: "Two", c: "Three" });
    const held: HeldChange[] = [];
    const cues: Cue[] = [];
    const editor = editorOnShared(doc, {
      onHeld: (each) => held.push(each),
      onCue: (each) => cues.push(each),
    });
    editors.push(editor);
    under(editor, rules);
    const move = (words: string, command: typeof moveUp) => {
      editor.commands.setTextSelection(positionAfter(editor, words));
      command(editor.state, editor.view.dispatch, editor.view);
    };
    return { doc, editor, held, cues, move };
  }

  it("an open clause moves past an agreed one, which is not touched, and it is told", () => {
    const { doc, editor, held, cues, move } = room(rulesFor({ b: "AGREED" }));
    const ids = touched(doc);
    move("One", moveDown);
    expect(said(editor)).toBe("t:Title b:Two a:One c:Three");
    move("Three", moveUp);
    move("Three", moveUp);
    expect(said(editor)).toBe("t:Title c:Three b:Two a:One");
    expect(held).toEqual([]);
    expect([...ids]).not.toContain("b");
    expect(cues[0]).toEqual({ kind: "moved", clause: "a", clauses: 1 });
    expect(cues).toHaveLength(3);
  });

  it("an agreed clause stays, and the reason is told", () => {
    const { editor, held, cues, move } = room(rulesFor({ b: "AGREED" }));
    move("Two", moveUp);
    moveClause(clauseId("b"), clauseId("c"))(editor.state, editor.view.dispatch, editor.view);
    expect(said(editor)).toBe("t:Title a:One b:Two c:Three");
    expect(held).toEqual([
      { barrier: "agreed", clause: "b", words: "" },
      { barrier: "agreed", clause: "b", words: "" },
    ]);
    expect(cues).toEqual([]);
  });

  it("nothing moves for somebody who may not arrange clauses", () => {
    const { editor, held, move } = room(rulesFor({}, { mayArrange: false }));
    move("Two", moveDown);
    expect(said(editor)).toBe("t:Title a:One b:Two c:Three");
    expect(held).toEqual([{ barrier: "arrange", clause: undefined, words: "" }]);
  });
});
