import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import { type RefObject, useEffect, useLayoutEffect } from "react";
import { placeAfter, wordDiff } from "../../collab/rebase/wordDiff";
import { positionsOfLine } from "../../editor/footnotes/words";

/** Where somebody was writing: behind which words of which line of which clause. */
export interface WritingPlace {
  readonly clause: unknown;
  readonly line: number;
  readonly words: string;
  readonly offset: number;
}

/** The lines of text in a node that starts at a position, footnotes among them, each with the position of its content. */
function linesIn(node: Node, start: number): { readonly line: Node; readonly at: number }[] {
  const lines: { readonly line: Node; readonly at: number }[] = [];
  if (node.isTextblock) lines.push({ line: node, at: start + 1 });
  node.descendants((child, pos) => {
    if (child.inlineContent) lines.push({ line: child, at: start + 1 + pos + 1 });
  });
  return lines;
}

/** Where the caret is, if it is in this editor. */
function writingPlace({ view, state }: Editor): WritingPlace | undefined {
  const { $head } = state.selection;
  if (!view.hasFocus() || $head.depth === 0 || !$head.parent.inlineContent) return undefined;
  const clause = $head.node(1);
  const lines = linesIn(clause, $head.before(1));
  return {
    clause: clause.attrs.id,
    line: lines.findIndex(({ at }) => at === $head.start()),
    words: positionsOfLine($head.parent),
    offset: $head.parentOffset,
  };
}

function resume({ view, state }: Editor, place: WritingPlace): void {
  state.doc.forEach((clause, start) => {
    const found = clause.attrs.id === place.clause ? linesIn(clause, start)[place.line] : undefined;
    if (found === undefined) return;
    const offset = placeAfter(wordDiff(place.words, positionsOfLine(found.line)), place.offset);
    const selection = TextSelection.near(
      state.doc.resolve(found.at + Math.min(offset, found.line.content.size)),
    );
    view.dispatch(state.tr.setSelection(selection));
    view.focus();
  });
}

/** Lets one go on writing where one was when another sheet takes the place of this one. */
export function useResuming(editor: Editor, place: RefObject<WritingPlace | undefined>): void {
  // Before the sheet is taken from the page: then the browser's caret is lost.
  useLayoutEffect(
    () => () => {
      place.current = editor.isDestroyed ? undefined : writingPlace(editor);
    },
    [editor, place],
  );
  useEffect(() => {
    if (place.current !== undefined) resume(editor, place.current);
    place.current = undefined;
  }, [editor, place]);
}
