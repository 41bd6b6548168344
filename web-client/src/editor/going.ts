import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";

/** The element of a clause on the sheet. */
export function clauseElement(editor: Editor, clause: ClauseId): HTMLElement | undefined {
  if (editor.isDestroyed) return undefined;
  for (const element of editor.view.dom.children) {
    if (element instanceof HTMLElement && element.dataset.clauseId === clause) return element;
  }
  return undefined;
}

const flashMillis = 1_600;

/** Brings a clause into view, puts the caret before its first words, and lets it light up for a moment. */
export function goToClause(editor: Editor, clause: ClauseId): void {
  const element = clauseElement(editor, clause);
  if (element === undefined) return;
  let pos: number | undefined;
  editor.state.doc.forEach((node, start) => {
    if (idOf(node) === clause) pos = start;
  });
  if (pos !== undefined) {
    const selection = TextSelection.near(editor.state.doc.resolve(pos + 1));
    editor.view.dispatch(editor.state.tr.setSelection(selection));
    editor.view.focus();
    // A text that is closed as a whole takes no caret, but the keyboard goes on from there all the same.
    if (!editor.isEditable) editor.view.dom.focus({ preventScroll: true });
  }
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  element.animate?.([{ backgroundColor: "var(--plenary-flash)" }, { backgroundColor: "transparent" }], {
    duration: flashMillis,
    easing: "ease-in",
  });
}
