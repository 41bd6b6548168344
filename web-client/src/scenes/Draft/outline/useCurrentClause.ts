import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { clauseAtCaret } from "../../../editor/clauses";
import { firstBelow } from "../../../editor/finding/onScreen";
import { type ClauseId, clauseId } from "../../../model/ids";

/** How far below the top of the window one reads, as a part of its height. */
const readingLine = 0.35;

const idOf = (element: Element | undefined): ClauseId | undefined => {
  const id = element instanceof HTMLElement ? element.dataset.clauseId : undefined;
  return id === undefined ? undefined : clauseId(id);
};

/** The clause at the height at which one reads. */
function clauseBeingRead({ view }: Editor): ClauseId | undefined {
  const clauses = view.dom.children;
  return idOf(clauses[firstBelow(clauses, window.innerHeight * readingLine)]);
}

function isOnScreen(editor: Editor, clause: ClauseId): boolean {
  const element = editor.view.dom.querySelector(`[data-clause-id="${CSS.escape(clause)}"]`);
  const rectangle = element?.getBoundingClientRect();
  return rectangle !== undefined && rectangle.bottom > 0 && rectangle.top < window.innerHeight;
}

/**
 * The clause that one is at: where the caret is, while that is in the text and on the screen, else what one reads. The page
 * is measured when it is scrolled, and never for a key.
 */
export function useCurrentClause(editor: Editor): ClauseId | undefined {
  const [current, setCurrent] = useState<ClauseId>();
  useEffect(() => {
    let frame: number | undefined;
    const ofCaret = () => (editor.view.hasFocus() ? clauseAtCaret(editor.state) : undefined);
    const look = () => {
      frame = undefined;
      if (editor.isDestroyed) return;
      const caret = ofCaret();
      setCurrent(caret !== undefined && isOnScreen(editor, caret) ? caret : clauseBeingRead(editor));
    };
    const scrolled = () => {
      frame ??= requestAnimationFrame(look);
    };
    const moved = () => {
      const caret = ofCaret();
      if (caret !== undefined) setCurrent(caret);
    };
    look();
    window.addEventListener("scroll", scrolled, { passive: true });
    editor.on("selectionUpdate", moved);
    editor.on("focus", moved);
    return () => {
      window.removeEventListener("scroll", scrolled);
      editor.off("selectionUpdate", moved);
      editor.off("focus", moved);
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [editor]);
  return current;
}
