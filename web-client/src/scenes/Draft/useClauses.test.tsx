import { act, cleanup, renderHook } from "@testing-library/react";
import { Editor } from "@tiptap/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { coreExtensions, documentExtensions } from "../../editor/extensions";
import { useClauses } from "./useClauses";

let editor: Editor;

const clause = (id: string, words: string) => ({
  type: "operative",
  attrs: { id },
  content: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
});

beforeEach(() => {
  vi.useFakeTimers();
  editor = new Editor({
    extensions: documentExtensions,
    enableCoreExtensions: coreExtensions,
    content: {
      type: "doc",
      content: [
        { type: "title", attrs: { id: "t" }, content: [{ type: "text", text: "Title" }] },
        clause("a", "One"),
        clause("b", "Two"),
      ],
    },
  });
});
afterEach(() => {
  cleanup();
  editor.destroy();
  vi.useRealTimers();
});

const list = (clauses: ReturnType<typeof useClauses>) =>
  clauses.map(({ number, opening }) => `${number} ${opening}`.trim());
const types = (words: string) => act(() => editor.view.dispatch(editor.state.tr.insertText(words, 9)));

describe("the clauses of the sheet", () => {
  it("draw nothing anew while somebody types, and have the first words when they rest", () => {
    let drawn = 0;
    const { result } = renderHook(() => {
      drawn += 1;
      return useClauses(editor);
    });
    expect(list(result.current)).toEqual(["Title", "OP1 One", "OP2 Two"]);
    const before = drawn;

    for (const letter of "abc") types(letter);
    expect(drawn).toBe(before);

    act(() => vi.advanceTimersByTime(1_000));
    expect(list(result.current)).toEqual(["Title", "OP1 cbaOne", "OP2 Two"]);
    expect(drawn).toBe(before + 1);
  });

  it("have their numbers at once, with the words of that moment", () => {
    const { result } = renderHook(() => useClauses(editor));
    types("x");
    act(() => {
      const { doc, tr } = editor.state;
      const last = doc.child(2);
      editor.view.dispatch(tr.delete(doc.content.size - last.nodeSize, doc.content.size));
    });
    expect(list(result.current)).toEqual(["Title", "OP1 xOne"]);
  });

  it("are none without an editor, and those of the one that comes", () => {
    const { result, rerender } = renderHook(({ of }) => useClauses(of), {
      initialProps: { of: undefined as Editor | undefined },
    });
    expect(result.current).toEqual([]);
    rerender({ of: editor });
    expect(list(result.current)).toEqual(["Title", "OP1 One", "OP2 Two"]);
  });
});
