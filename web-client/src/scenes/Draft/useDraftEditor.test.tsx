import { act, cleanup, render, renderHook } from "@testing-library/react";
import type { Editor } from "@tiptap/react";
import i18next from "i18next";
import { StrictMode, useEffect } from "react";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import { type HeldChange, rulesOf } from "../../editor/protection";
import { rulesFor, said, sharedDraft } from "../../editor/sharedTestLanguage";
import { draftId } from "../../model/ids";
import { type DraftEditorOptions, type EditedDraft, useDraftEditor } from "./useDraftEditor";

const open = rulesFor({});

function draftOf(clauses: Readonly<Record<string, string>>): EditedDraft {
  const doc = sharedDraft(clauses);
  return { doc, awareness: new Awareness(doc), atClause: () => {}, passIncoming: (task) => task() };
}

function optionsWith(options: Partial<DraftEditorOptions> = {}): DraftEditorOptions {
  return {
    draft: draftId("d"),
    language: "en",
    mayWrite: true,
    rules: open,
    reading: { read: undefined, onPaste: undefined, markWords: () => "" },
    onHeld: () => {},
    onCue: () => {},
    ...options,
  };
}

interface Room {
  readonly on: EditedDraft | undefined;
  readonly options?: Partial<DraftEditorOptions>;
}

/** A room that has an editor, and how often it was drawn. */
function roomWith(first: Room) {
  const drawn = { times: 0 };
  const hook = renderHook(
    ({ on, options }: Room) => {
      drawn.times += 1;
      return useDraftEditor(on, optionsWith(options));
    },
    { initialProps: first },
  );
  return { ...hook, drawn };
}

const writes = (editor: ReturnType<typeof useDraftEditor>, words: string) =>
  act(() => editor?.view.dispatch(editor.state.tr.insertText(words, 1)));
const titleIn = ({ doc }: EditedDraft) => doc.getXmlFragment("text").get(0).toString();

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation: {} } } });
});
afterEach(cleanup);

describe("the editor of a draft", () => {
  it("is there with the text, and destroyed when that goes", () => {
    const room = roomWith({ on: undefined });
    expect(room.result.current).toBeUndefined();

    room.rerender({ on: draftOf({ a: "One" }) });
    const editor = room.result.current;
    expect(editor && said(editor)).toBe("t:Title a:One");

    room.rerender({ on: undefined });
    expect(room.result.current).toBeUndefined();
    expect(editor?.isDestroyed).toBe(true);
  });

  it("is destroyed with its room", () => {
    const room = roomWith({ on: draftOf({ a: "One" }) });
    const editor = room.result.current;
    room.unmount();
    expect(editor?.isDestroyed).toBe(true);
  });

  it("is another one for another connection, and never that of before", () => {
    const [before, after] = [draftOf({ a: "One" }), draftOf({ a: "Two" })];
    const seen: (string | undefined)[] = [];
    const { result, rerender } = renderHook(
      ({ on }) => {
        const editor = useDraftEditor(on, optionsWith());
        seen.push(editor && `${on === after ? "after" : "before"} ${said(editor)}`);
        return editor;
      },
      { initialProps: { on: before } },
    );
    const former = result.current;

    rerender({ on: after });

    expect(former?.isDestroyed).toBe(true);
    expect(new Set(seen)).toEqual(new Set([undefined, "before t:Title a:One", "after t:Title a:Two"]));
  });

  it("is bound to the document also where effects run twice", () => {
    const draft = draftOf({ a: "One" });
    const { result } = renderHook(() => useDraftEditor(draft, optionsWith()), { wrapper: StrictMode });
    expect(result.current?.isDestroyed).toBe(false);

    writes(result.current, "My ");

    expect(titleIn(draft)).toContain("My Title");
    expect(result.current && said(result.current)).toBe("t:My Title a:One");
  });

  it("has nothing drawn anew while somebody writes", () => {
    const draft = draftOf({ a: "One" });
    const room = roomWith({ on: draft });
    const before = room.drawn.times;

    for (const letter of "abc") writes(room.result.current, letter);

    expect(titleIn(draft)).toContain("cbaTitle");
    expect(room.drawn.times).toBe(before);
  });

  it("follows what is closed, whether one may write, and the language, and stays the same", () => {
    const on = draftOf({ a: "One" });
    const room = roomWith({ on });
    const editor = room.result.current;
    const closed = rulesFor({ a: "AGREED" });

    room.rerender({ on, options: { rules: closed, mayWrite: false, language: "ar" } });

    expect(room.result.current).toBe(editor);
    expect(editor && rulesOf(editor.state)).toBe(closed);
    expect(editor?.isEditable).toBe(false);
    expect(editor?.view.dom.getAttribute("aria-readonly")).toBe("true");
    expect(editor?.view.dom.lang).toBe("ar");
    expect(editor?.view.dom.dir).toBe("rtl");
  });

  it("is as the room is from its first moment", () => {
    const rules = rulesFor({ a: "AGREED" });
    let seen: unknown;
    const onHeld = (held: HeldChange) => {
      seen = held.barrier;
    };
    const room = roomWith({ on: draftOf({ a: "One" }), options: { rules, mayWrite: false, onHeld } });
    const editor = room.result.current;
    act(() => editor?.view.dispatch(editor.state.tr.insertText("x", editor.state.doc.content.size - 2)));

    expect(seen).toBe("agreed");
    expect(editor && said(editor)).toBe("t:Title a:One");
    expect(editor?.view.dom.classList.contains("document")).toBe(true);
    expect(editor?.isEditable).toBe(false);
  });

  it("tells those whom the room has now, and not those of when it was made", () => {
    const told: string[] = [];
    const listener = (name: string): Partial<DraftEditorOptions> => ({
      rules: rulesFor({ t: "AGREED" }),
      onHeld: () => told.push(name),
    });
    const on = draftOf({ a: "One" });
    const room = roomWith({ on, options: listener("first") });

    room.rerender({ on, options: listener("second") });
    writes(room.result.current, "x");

    expect(told).toEqual(["second"]);
  });

  it("has followed before what shows it looks at it", () => {
    const on = draftOf({ a: "One" });
    const closed = rulesFor({}, { mayWrite: false });
    const seen: unknown[] = [];
    function Shown({ editor, mayWrite }: { editor: Editor; mayWrite: boolean }) {
      useEffect(
        () => void seen.push([mayWrite, rulesOf(editor.state), editor.isEditable]),
        [editor, mayWrite],
      );
      return null;
    }
    function Room({ options }: { options: Partial<DraftEditorOptions> }) {
      const editor = useDraftEditor(on, optionsWith(options));
      return editor && <Shown editor={editor} mayWrite={options.mayWrite === true} />;
    }
    const { rerender } = render(<Room options={{ mayWrite: false, rules: closed }} />);

    rerender(<Room options={{ mayWrite: true, rules: open }} />);

    expect(seen).toEqual([
      [false, closed, false],
      [true, open, true],
    ]);
  });
});
