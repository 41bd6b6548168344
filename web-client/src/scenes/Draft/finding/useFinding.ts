import type { Editor } from "@tiptap/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { findsOf, step } from "../../../editor/finding/finding";
import { revealHit } from "../../../editor/finding/revealing";
import { isPressed } from "../../../editor/shortcuts";

/** What can be opened to find something with. */
export type FindingTool = "find" | "replace" | "goTo" | "shortcuts";

export interface FindingTools {
  readonly shown: FindingTool | undefined;
  /** Grows with each call for a tool: the tool takes the focus anew. */
  readonly turn: number;
  readonly show: (tool: FindingTool) => void;
  readonly close: () => void;
}

const inFindLine = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[data-find-line]") !== null;
const inDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[role=dialog][aria-modal=true]") !== null;

/** Goes on to another hit, and brings it into view. */
export function stepTo(editor: Editor, by: 1 | -1): void {
  step(by)(editor.state, editor.view.dispatch, editor.view);
  revealHit(editor.view, document.querySelector("[data-find-line]"));
}

/** The tools to find something with, and the keys that open them while the room has the focus. */
export function useFinding(editor: Editor | undefined): FindingTools {
  const [{ shown, turn }, setState] = useState<{ shown: FindingTool | undefined; turn: number }>({
    shown: undefined,
    turn: 0,
  });
  const show = useCallback(
    (tool: FindingTool) => setState((last) => ({ shown: tool, turn: last.turn + 1 })),
    [],
  );
  const close = useCallback(() => setState((last) => ({ ...last, shown: undefined })), []);
  const now = useRef(shown);
  now.current = shown;

  useEffect(() => {
    if (editor === undefined) return undefined;
    const keyed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || inDialog(event.target)) return;
      const take = (tool: FindingTool) => {
        event.preventDefault();
        show(tool);
      };
      if (isPressed(event, "find")) {
        // Pressed once more, it is the browser's own search that is wanted.
        if (!inFindLine(event.target)) take(now.current === "replace" ? "replace" : "find");
      } else if (isPressed(event, "replace")) take(editor.isEditable ? "replace" : "find");
      else if (isPressed(event, "goTo")) take("goTo");
      else if (isPressed(event, "shortcuts")) take("shortcuts");
      else if (isPressed(event, "nextHit") || isPressed(event, "previousHit")) {
        event.preventDefault();
        if (findsOf(editor.state) === undefined) show("find");
        else stepTo(editor, isPressed(event, "nextHit") ? 1 : -1);
      }
    };
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, [editor, show]);

  return useMemo(() => ({ shown, turn, show, close }), [shown, turn, show, close]);
}
