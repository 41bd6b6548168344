import { Editor } from "@tiptap/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { collaborativeExtensions, contentOf, coreExtensions, textRoot } from "./extensions";
import { positionAfter, sharedDraft } from "./sharedTestLanguage";

let doc: Y.Doc;
let awareness: Awareness;
let editor: Editor;
let isHeldBack = false;
const held: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  doc = sharedDraft({ a: "One two three" });
  awareness = new Awareness(doc);
  const element = document.createElement("div");
  document.body.append(element);
  editor = new Editor({
    element,
    extensions: collaborativeExtensions(doc, awareness, {
      pass: (task) => (isHeldBack ? held.push(task) : task()),
    }),
    content: contentOf(doc),
    enableCoreExtensions: coreExtensions,
  });
});
afterEach(() => {
  editor.destroy();
  awareness.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** Somebody's caret is behind so many letters of the paragraph. */
function isAt(client: number, offset: number): void {
  const paragraph = (doc.getXmlFragment(textRoot).get(1) as Y.XmlElement).get(0) as Y.XmlElement;
  const words = paragraph.get(0) as Y.XmlText;
  const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, offset, -1));
  const known = awareness.states.has(client);
  awareness.states.set(client, { user: { name: "Claire" }, cursor: { anchor: place, head: place } });
  awareness.emit("change", [
    { added: known ? [] : [client], updated: known ? [client] : [], removed: [] },
    "server",
  ]);
}

function shown(): string {
  const copy = editor.view.dom.children[1]?.cloneNode(true) as Element;
  for (const caret of copy.querySelectorAll(".caret")) caret.replaceWith("|");
  return copy.textContent ?? "";
}

describe("the carets of the others", () => {
  it("are drawn at once after a rest, and a few times a second while they run", () => {
    isAt(7, 3);
    expect(shown()).toBe("One| two three");
    const drawn = vi.fn();
    editor.on("transaction", drawn);
    for (let round = 0; round < 50; round++) {
      isAt(7, 4 + (round % 3));
      isAt(8, 13 - (round % 3));
      vi.advanceTimersByTime(10);
    }
    expect(drawn.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect(drawn.mock.calls.length).toBeLessThanOrEqual(8);
    vi.advanceTimersByTime(100);
    expect(shown()).toBe("One t|wo thre|e");
  });

  it("keep to their words between two drawings", () => {
    isAt(7, 7);
    isAt(7, 3);
    editor.view.dispatch(editor.state.tr.insertText("!", positionAfter(editor, "One")));
    expect(shown()).toBe("One! two| three");
    vi.advanceTimersByTime(100);
    expect(shown()).toBe("One|! two three");
  });

  it("are not drawn while the selection is on its way", () => {
    isAt(7, 3);
    isAt(7, 4);
    isHeldBack = true;
    vi.advanceTimersByTime(100);
    expect(shown()).toBe("One| two three");
    isHeldBack = false;
    for (const task of held.splice(0)) task();
    expect(shown()).toBe("One |two three");
  });

  it("are none of a text that has gone meanwhile", () => {
    isAt(7, 3);
    isAt(7, 4);
    editor.destroy();
    expect(() => vi.advanceTimersByTime(100)).not.toThrow();
  });
});

describe("one's own caret", () => {
  it("is told of once, behind what was typed in one go", () => {
    editor.view.focus();
    editor.commands.setTextSelection(positionAfter(editor, "One"));
    vi.advanceTimersByTime(10);
    const told = vi.fn();
    awareness.on("update", told);
    for (const letter of "abc") editor.view.dispatch(editor.state.tr.insertText(letter));
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10);
    expect(told).toHaveBeenCalledOnce();
    const { cursor } = awareness.getLocalState() as { cursor: { anchor: unknown } };
    const place = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(cursor.anchor),
      doc,
    );
    expect(place?.index).toBe("Oneabc".length);
  });
});
