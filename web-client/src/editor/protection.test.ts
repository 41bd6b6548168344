import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Fragment, Slice } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { clauseId } from "../model/ids";
import { clausesOf, sharedClausesOf } from "./clauses";
import { textRoot } from "./extensions";
import { joinBackward, joinForward } from "./joining";
import { setKind } from "./kinds";
import { indent } from "./levels";
import { barrierAtCaret, type HeldChange } from "./protection";
import {
  editorOnShared,
  follower,
  positionAfter,
  rulesFor,
  said,
  sharedDraft,
  touched,
  under,
} from "./sharedTestLanguage";
import { addClauseBelow, split } from "./splitting";

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function open(doc: Y.Doc): { editor: Editor; held: HeldChange[] } {
  const held: HeldChange[] = [];
  const editor = editorOnShared(doc, { onHeld: (each) => held.push(each) });
  editors.push(editor);
  return { editor, held };
}

/** Three clauses, of which the middle one is agreed. */
function agreedMiddle() {
  const doc = sharedDraft({ a: "One", b: "Two", c: "Three" });
  const opened = open(doc);
  under(opened.editor, rulesFor({ b: "AGREED" }));
  const run = (command: Command) =>
    command(opened.editor.state, opened.editor.view.dispatch, opened.editor.view);
  const at = (words: string, back = 0) =>
    opened.editor.commands.setTextSelection(positionAfter(opened.editor, words) - back);
  const across = (from: string, to: string) =>
    opened.editor.commands.setTextSelection({
      from: positionAfter(opened.editor, from) - 1,
      to: positionAfter(opened.editor, to) - 1,
    });
  return { doc, ...opened, run, at, across };
}

const before = "t:Title a:One b:Two c:Three";
type Room = ReturnType<typeof agreedMiddle>;

describe("an agreed clause", () => {
  it.each<[string, (room: Room) => void]>([
    ["typing", ({ editor }) => editor.commands.insertContentAt(positionAfter(editor, "Two"), "!")],
    [
      "deleting a letter",
      ({ editor }) => {
        const end = positionAfter(editor, "Two");
        editor.view.dispatch(editor.state.tr.delete(end - 1, end));
      },
    ],
    [
      "making words bold",
      ({ editor }) => {
        const end = positionAfter(editor, "Two");
        editor
          .chain()
          .setTextSelection({ from: end - 3, to: end })
          .toggleBold()
          .run();
      },
    ],
    [
      "deleting a selection that spans it",
      ({ editor, across }) => {
        across("One", "Three");
        editor.commands.deleteSelection();
      },
    ],
    ["deleting everything", ({ editor }) => editor.chain().selectAll().deleteSelection().run()],
    [
      "typing over a selection that spans it",
      ({ editor, across }) => {
        across("One", "Three");
        editor.view.dispatch(editor.state.tr.insertText("x"));
      },
    ],
    [
      "pasting over a selection that spans it",
      ({ editor, across }) => {
        across("One", "Three");
        editor.view.pasteHTML("<p>x</p><p>y</p>", new Event("paste") as ClipboardEvent);
      },
    ],
    [
      "splitting it",
      ({ at, run }) => {
        at("Two", 1);
        run(split);
      },
    ],
    [
      "joining it to the one before",
      ({ at, run }) => {
        at("Two", 3);
        run(joinBackward);
      },
    ],
    [
      "joining the next one to it",
      ({ at, run }) => {
        at("Three", 5);
        run(joinBackward);
      },
    ],
    [
      "joining it forward from the one before",
      ({ at, run }) => {
        at("One");
        run(joinForward);
      },
    ],
    [
      "making the next one a part of it",
      ({ at, run }) => {
        at("Three");
        run(indent);
      },
    ],
    [
      "making it a part of the one before",
      ({ at, run }) => {
        at("Two");
        run(indent);
      },
    ],
    [
      "changing its kind",
      ({ at, run }) => {
        at("Two");
        run(setKind("article"));
      },
    ],
    [
      "dragging words out of it",
      ({ editor }) => {
        const end = positionAfter(editor, "Two");
        const slice = editor.state.doc.slice(end - 2, end);
        const { tr } = editor.state;
        tr.delete(end - 2, end).replaceSelection(slice);
        editor.view.dispatch(tr);
      },
    ],
    [
      "dragging words into it",
      ({ editor }) => {
        const end = positionAfter(editor, "One");
        const slice = editor.state.doc.slice(end - 2, end);
        const { tr } = editor.state;
        tr.delete(end - 2, end);
        tr.step(new ReplaceStep(positionAfter(editor, "Two") - 2, positionAfter(editor, "Two") - 2, slice));
        editor.view.dispatch(tr);
      },
    ],
    [
      "moving it to another place",
      ({ editor }) => {
        const { doc, tr } = editor.state;
        const pos = positionAfter(editor, "Two") - 5;
        const clause = doc.nodeAt(pos);
        if (clause === null) throw new Error("expected the clause");
        tr.delete(pos, pos + clause.nodeSize).insert(doc.child(0).nodeSize, clause);
        editor.view.dispatch(tr);
      },
    ],
    [
      "writing the whole text anew with it",
      ({ editor }) => {
        const { doc, tr } = editor.state;
        tr.replace(0, doc.content.size, new Slice(Fragment.from(doc.content), 0, 0));
        tr.insertText("x", 1);
        editor.view.dispatch(tr);
      },
    ],
  ])("is not changed by %s, and the reason is told", (_name, act) => {
    const room = agreedMiddle();
    const state = Y.encodeStateAsUpdate(room.doc);
    act(room);
    expect(said(room.editor)).toBe(before);
    expect(room.held).toEqual([{ barrier: "agreed", clause: "b", words: "" }]);
    expect(Y.encodeStateAsUpdate(room.doc)).toEqual(state);
  });

  it.each<[string, (room: Room) => void, string]>([
    [
      "typing before it",
      ({ editor }) => editor.commands.insertContentAt(positionAfter(editor, "One"), "!"),
      "t:Title a:One! b:Two c:Three",
    ],
    [
      "deleting the one before",
      ({ editor }) => {
        const pos = positionAfter(editor, "One") - 5;
        editor.view.dispatch(
          editor.state.tr.delete(pos, pos + (editor.state.doc.nodeAt(pos)?.nodeSize ?? 0)),
        );
      },
      "t:Title b:Two c:Three",
    ],
    [
      "splitting the one before",
      ({ at, run }) => {
        at("One", 1);
        run(split);
      },
      "t:Title a:On *:e b:Two c:Three",
    ],
    [
      "beginning a clause after it",
      ({ at, run }) => {
        at("Two");
        run(split);
      },
      "t:Title a:One b:Two *: c:Three",
    ],
    [
      "beginning a clause before it",
      ({ at, run }) => {
        at("Two", 3);
        run(split);
      },
      "t:Title a:One *: b:Two c:Three",
    ],
    [
      "adding a clause below it",
      ({ at, run }) => {
        at("Two");
        run(addClauseBelow);
      },
      "t:Title a:One b:Two *: c:Three",
    ],
    [
      "changing the kind of the next one",
      ({ at, run }) => {
        at("Three");
        run(setKind("article"));
      },
      before,
    ],
    [
      "moving the one before behind it",
      ({ editor }) => {
        const { doc, tr } = editor.state;
        const pos = positionAfter(editor, "One") - 5;
        const clause = doc.nodeAt(pos);
        if (clause === null) throw new Error("expected the clause");
        tr.insert(doc.content.size, clause).delete(pos, pos + clause.nodeSize);
        editor.view.dispatch(tr);
      },
      "t:Title b:Two c:Three a:One",
    ],
  ])("does not hinder %s, and stays untouched in the shared text", (_name, act, after) => {
    const room = agreedMiddle();
    const ids = touched(room.doc);
    const element = room.doc
      .getXmlFragment(textRoot)
      .toArray()
      .find((each) => each instanceof Y.XmlElement && each.getAttribute("id") === "b");
    act(room);
    expect(said(room.editor)).toBe(after);
    expect(room.held).toEqual([]);
    expect([...ids]).not.toContain("b");
    expect(room.doc.getXmlFragment(textRoot).toArray()).toContain(element);
  });

  it("stays in its element while more open clauses than closed ones move past it", () => {
    const doc = sharedDraft({ a: "One", b: "Two", c: "Three" });
    const { editor, held } = open(doc);
    under(editor, rulesFor({ a: "AGREED" }));
    const ids = touched(doc);
    const start = positionAfter(editor, "One") - 5;
    const { tr, doc: text } = editor.state;
    const moved = [text.child(2), text.child(3)];
    const end = start + text.child(1).nodeSize;
    editor.view.dispatch(tr.delete(end, text.content.size).insert(start, moved));
    expect(said(editor)).toBe("t:Title b:Two c:Three a:One");
    expect(held).toEqual([]);
    expect([...ids].sort()).toEqual(["b", "c"]);
  });

  it("shows what others do in it", () => {
    const { doc, editor } = agreedMiddle();
    const other = editorOnShared(follower(doc));
    editors.push(other);
    other.commands.insertContentAt(positionAfter(other, "Two"), " and a half");
    expect(said(editor)).toBe("t:Title a:One b:Two and a half c:Three");
    other.chain().selectAll().deleteSelection().run();
    expect(editor.state.doc.childCount).toBe(1);
  });

  it("is not editable for the browser, and says why it is closed", () => {
    const { editor } = agreedMiddle();
    const element = editor.view.dom.querySelector('[data-clause-id="b"]');
    expect(element?.getAttribute("contenteditable")).toBe("false");
    expect(element?.getAttribute("data-status")).toBe("AGREED");
    expect(element?.getAttribute("data-closed")).toBe("agreed");
    under(editor, rulesFor({}));
    expect(editor.view.dom.querySelector("[contenteditable=false], [data-status]")).toBeNull();
  });

  it("tells of a key that the browser would pass over in silence, where its own caret is", () => {
    const { editor, held, at } = agreedMiddle();
    document.body.append(editor.view.dom);
    const caretIn = (id: string) => {
      const words = editor.view.dom.querySelector(`[data-clause-id="${id}"] p`)?.firstChild;
      document.getSelection()?.setPosition(words ?? null, 1);
    };
    const press = (key: string) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      editor.view.dom.dispatchEvent(event);
      return event.defaultPrevented;
    };
    at("Two");
    caretIn("b");
    press("ArrowLeft");
    expect(held).toEqual([]);
    expect(press("x")).toBe(true);
    expect(held).toEqual([{ barrier: "agreed", clause: "b", words: "" }]);
    expect(barrierAtCaret(editor.state)).toBe("agreed");
    // The browser's caret has moved on, and the editor has not heard of it yet.
    caretIn("c");
    expect(press("x")).toBe(false);
    expect(held).toHaveLength(1);
  });

  it("gives back the words that an input method was composing in it", () => {
    const { editor, held } = agreedMiddle();
    const { tr } = editor.state;
    editor.view.dispatch(tr.insertText("途中", positionAfter(editor, "Two")).setMeta("composition", 1));
    expect(held).toEqual([{ barrier: "agreed", clause: "b", words: "途中" }]);
  });
});

describe("what closes the text", () => {
  function opened(...rules: Parameters<typeof rulesFor>) {
    const room = open(sharedDraft({ a: "One", b: "Two", c: "Three" }));
    under(room.editor, rulesFor(...rules));
    const type = (after: string) =>
      room.editor.commands.insertContentAt(positionAfter(room.editor, after), "!");
    return { ...room, type };
  }
  const barriers = (held: HeldChange[]) => held.map(({ barrier, clause }) => [barrier, clause]);

  it("is a clause that is adopted, or parked, but parked only for those who do not decide", () => {
    const { editor, held, type } = opened({ a: "ADOPTED", b: "PARKED", c: "AGREED_AD_REFERENDUM" });
    for (const words of ["One", "Two", "Three"]) type(words);
    expect(barriers(held)).toEqual([
      ["adopted", "a"],
      ["parked", "b"],
    ]);
    under(editor, rulesFor({ a: "ADOPTED", b: "PARKED" }, { mayDecide: true }));
    type("Two");
    expect(said(editor)).toBe("t:Title a:One b:Two! c:Three!");
  });

  it("is every clause but those that one may draft", () => {
    const { editor, held, type } = opened({}, { clauses: new Set([clauseId("b")]), mayArrange: false });
    for (const words of ["Title", "One", "Two"]) type(words);
    expect(said(editor)).toBe("t:Title a:One b:Two! c:Three");
    expect(barriers(held)).toEqual([
      ["notYours", "t"],
      ["notYours", "a"],
    ]);
  });

  it("is the mode, for the whole text", () => {
    const { editor, held, type } = opened({}, { mayWrite: false }, "CHAIR");
    type("One");
    expect(said(editor)).toBe(before);
    expect(barriers(held)).toEqual([["chairDrafts", undefined]]);
  });

  it("is the order of the clauses, for those who may not arrange them", () => {
    const { editor, held, type } = opened({}, { mayArrange: false });
    editor.commands.setTextSelection(positionAfter(editor, "On"));
    split(editor.state, editor.view.dispatch, editor.view);
    editor.commands.setTextSelection({
      from: positionAfter(editor, "One") - 1,
      to: positionAfter(editor, "Two"),
    });
    editor.commands.deleteSelection();
    expect(said(editor)).toBe(before);
    expect(barriers(held)).toEqual([
      ["arrange", undefined],
      ["arrange", undefined],
    ]);
    type("One");
    setKind("article")(editor.state, editor.view.dispatch, editor.view);
    expect(said(editor)).toBe("t:Title a:One! b:Two c:Three");
    expect(held).toHaveLength(2);
  });

  it("is nothing before the server has told", () => {
    const { editor, held } = open(sharedDraft({ a: "One" }));
    editor.commands.insertContentAt(positionAfter(editor, "One"), "!");
    expect(said(editor)).toBe("t:Title a:One!");
    expect(held).toEqual([]);
  });
});

describe("undo", () => {
  function edited() {
    const doc = sharedDraft({ a: "One", b: "Two", c: "Three" });
    const room = open(doc);
    // A pause between two changes makes two steps of them.
    const stop = () => room.editor.view.dispatch(closeHistory(room.editor.state.tr));
    const type = (after: string, words: string) => {
      room.editor.commands.insertContentAt(positionAfter(room.editor, after), words);
      stop();
    };
    return { doc, ...room, type, stop };
  }

  it("passes over a change in a clause that is agreed now, and goes on with the one before it", () => {
    const { doc, editor, held, type } = edited();
    type("One", " first");
    type("Two", " second");
    under(editor, rulesFor({ b: "AGREED" }));
    const state = Y.encodeStateAsUpdate(doc);
    editor.commands.undo();
    expect(held).toEqual([{ barrier: "agreed", clause: "b", words: "" }]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One b:Two second c:Three");
    expect(held).toHaveLength(1);
  });

  it("does not bring back words that were deleted in it, nor take away the clause itself", () => {
    const { editor, held, stop } = edited();
    const end = positionAfter(editor, "Two");
    editor.view.dispatch(editor.state.tr.delete(end - 1, end));
    stop();
    editor.commands.setTextSelection(positionAfter(editor, "Thr"));
    split(editor.state, editor.view.dispatch, editor.view);
    stop();
    const added = clausesOf(editor.state.doc).at(-1)?.id ?? clauseId("");
    under(editor, rulesFor({ b: "ADOPTED", [added]: "AGREED" }));
    editor.commands.undo();
    editor.commands.undo();
    expect(held.map(({ barrier, clause }) => [barrier, clause])).toEqual([
      ["agreed", added],
      ["adopted", "b"],
    ]);
    expect(said(editor)).toBe("t:Title a:One b:Tw c:Thr *:ee");
  });

  it("does not remove a clause for somebody who may not arrange them any more", () => {
    const { editor, held } = edited();
    editor.commands.setTextSelection(positionAfter(editor, "Three"));
    addClauseBelow(editor.state, editor.view.dispatch, editor.view);
    under(editor, rulesFor({}, { mayArrange: false }));
    editor.commands.undo();
    expect(held).toEqual([{ barrier: "arrange", clause: undefined, words: "" }]);
    expect(editor.state.doc.childCount).toBe(5);
  });

  it("makes nothing again in it either", () => {
    const { editor, held, type } = edited();
    type("Two", " second");
    editor.commands.undo();
    under(editor, rulesFor({ b: "AGREED" }));
    editor.commands.redo();
    expect(said(editor)).toBe(before);
    expect(held).toEqual([{ barrier: "agreed", clause: "b", words: "" }]);
  });

  it("works as ever where nothing is closed", () => {
    const { editor, type } = edited();
    type("Two", " second");
    under(editor, rulesFor({ a: "AGREED" }));
    expect(editor.can().undo()).toBe(true);
    editor.commands.undo();
    expect(said(editor)).toBe(before);
    editor.commands.redo();
    expect(said(editor)).toBe("t:Title a:One b:Two second c:Three");
  });
});

describe("the list of clauses", () => {
  it("is the same of an editor and of the shared text", () => {
    const doc = sharedDraft({ a: "One", b: "Two ".repeat(60), c: "" });
    const { editor } = open(doc);
    const clauses = clausesOf(editor.state.doc);
    expect(clauses.map(({ id, number }) => [id, number])).toEqual([
      ["t", ""],
      ["a", "OP1"],
      ["b", "OP2"],
      ["c", "OP3"],
    ]);
    expect(clauses[2]?.opening).toMatch(/^Two Two .*Two…$/);
    expect(sharedClausesOf(doc.getXmlFragment(textRoot))).toEqual(clauses);
  });
});
