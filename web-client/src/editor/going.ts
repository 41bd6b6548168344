import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";

const flashMillis = 1_600;

/** Brings a clause or a sub-paragraph into view, puts the caret before its first words, and lets it light up for a moment. */
export function goToPosition(editor: Editor, pos: number): void {
  if (editor.isDestroyed) return;
  const { state, view } = editor;
  const selection = TextSelection.near(state.doc.resolve(pos + 1));
  view.dispatch(state.tr.setSelection(selection));
  view.focus();
  // A text that is closed as a whole takes no caret, but the keyboard goes on from there all the same.
  if (!editor.isEditable) view.dom.focus({ preventScroll: true });
  const element = view.nodeDOM(pos);
  if (!(element instanceof HTMLElement)) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  element.animate?.([{ backgroundColor: "var(--plenary-flash)" }, { backgroundColor: "transparent" }], {
    duration: flashMillis,
    easing: "ease-in",
  });
}

/** The same for a clause, wherever it is now. Returns whether it is there. */
export function goToClause(editor: Editor, clause: ClauseId): boolean {
  if (editor.isDestroyed) return false;
  let pos: number | undefined;
  editor.state.doc.forEach((node, start) => {
    if (idOf(node) === clause) pos = start;
  });
  if (pos === undefined) return false;
  goToPosition(editor, pos);
  return true;
}
