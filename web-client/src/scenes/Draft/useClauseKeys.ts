import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { clauseAtCaret } from "../../editor/clauses";
import type { ClauseId } from "../../model/ids";

/** The id of the button in the margin that opens a clause's menu. */
export const clauseButtonId = (clause: ClauseId) => `clause-status-${clause}`;

/** The button of the clause that the caret is in. */
export function buttonAtCaret(editor: Editor): HTMLElement | undefined {
  const clause = editor.isDestroyed ? undefined : clauseAtCaret(editor.state);
  return (clause && document.getElementById(clauseButtonId(clause))) ?? undefined;
}

/**
 * The ways from the text to the menu of the clause that one is in: Alt and Enter opens it; Escape and then Tab goes to its
 * button, and not to the first one of the margin.
 *
 * @param open opens the menu of a clause, to come back to the text; must be stable
 */
export function useClauseKeys(editor: Editor, open: (clause: ClauseId, asked: "text") => void): void {
  useEffect(() => {
    if (editor.isDestroyed) return undefined;
    const text = editor.view.dom;
    let leaving = false;
    const stay = () => {
      leaving = false;
    };
    const take = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const keyed = (event: KeyboardEvent) => {
      const clause = clauseAtCaret(editor.state);
      const button = buttonAtCaret(editor);
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (event.isComposing || clause === undefined || button === undefined) return;
      if (event.key === "Enter" && event.altKey && plain) {
        take(event);
        open(clause, "text");
      } else if (event.key === "Tab" && leaving && plain && !event.altKey) {
        take(event);
        button.focus();
      }
      if (event.key !== "Tab" && event.key !== "Shift") leaving = event.key === "Escape";
    };
    text.addEventListener("keydown", keyed, true);
    text.addEventListener("blur", stay);
    return () => {
      text.removeEventListener("keydown", keyed, true);
      text.removeEventListener("blur", stay);
    };
  }, [editor, open]);
}
