import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";

const flashMillis = 1_600;

const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function flash(element: Element): void {
  element.animate?.([{ backgroundColor: "var(--plenary-flash)" }, { backgroundColor: "transparent" }], {
    duration: flashMillis,
    easing: "ease-in",
  });
}

function putCaret({ state, view, isEditable }: Editor, pos: number): void {
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(pos))));
  view.focus();
  // A text that is closed as a whole takes no caret, but the keyboard goes on from there all the same.
  if (!isEditable) view.dom.focus({ preventScroll: true });
}

/** Brings words into view, and puts the caret before the first; their clause lights up for a moment. */
export function goToWords(editor: Editor, pos: number): void {
  if (editor.isDestroyed) return;
  putCaret(editor, pos);
  const { view } = editor;
  const { top } = view.coordsAtPos(view.state.selection.head);
  window.scrollBy({ top: top - window.innerHeight / 2, behavior: isCalm() ? "auto" : "smooth" });
  const clause = view.nodeDOM(view.state.selection.$head.before(1));
  if (clause instanceof HTMLElement) flash(clause);
}

/** Brings a clause or a sub-paragraph into view, puts the caret before its first words, and lets it light up for a moment. */
export function goToPosition(editor: Editor, pos: number): void {
  if (editor.isDestroyed) return;
  putCaret(editor, pos + 1);
  const element = editor.view.nodeDOM(pos);
  if (!(element instanceof HTMLElement)) return;
  element.scrollIntoView({ block: "center", behavior: isCalm() ? "auto" : "smooth" });
  flash(element);
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
