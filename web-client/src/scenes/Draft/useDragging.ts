import type { Editor } from "@tiptap/react";
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { type Place, placesFor } from "../../editor/moving";
import { type ClauseId, clauseId } from "../../model/ids";

/** A clause on its way, and where it would stand if it were let go now. */
export interface Dragged {
  readonly clause: ClauseId;
  /** Where it stands, in pixels below the top of the text. */
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** Undefined where it would stay. */
  readonly target: { readonly behind: Place; readonly top: number } | undefined;
}

/** A press that moves less than this is none. */
const leastPixels = 5;
/** So near to the edge of the window the page moves along. */
const edgePixels = 70;
const scrollPixels = 14;

interface Box {
  readonly id: ClauseId;
  readonly top: number;
  readonly bottom: number;
}

function boxesOf(editor: Editor): Box[] {
  return [...editor.view.dom.children].flatMap((element) => {
    const id = element instanceof HTMLElement ? element.dataset.clauseId : undefined;
    if (id === undefined) return [];
    const { top, bottom } = element.getBoundingClientRect();
    return [{ id: clauseId(id), top, bottom }];
  });
}

function look(editor: Editor, clause: ClauseId, y: number): Dragged | undefined {
  if (editor.isDestroyed) return undefined;
  const boxes = boxesOf(editor);
  const own = boxes.find(({ id }) => id === clause);
  if (own === undefined) return undefined;
  const sheet = editor.view.dom.getBoundingClientRect();
  const index = boxes.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  const next = index < 0 ? boxes.length : index;
  const before = boxes[next - 1];
  const behind: Place = before?.id;
  const fits = placesFor(editor.state.doc, clause).includes(behind);
  const at = boxes[next]?.top ?? (before?.bottom ?? sheet.top) + 8;
  return {
    clause,
    top: own.top - sheet.top,
    height: own.bottom - own.top,
    width: sheet.width,
    target: fits ? { behind, top: at - sheet.top - 8 } : undefined,
  };
}

interface Drag {
  readonly clause: ClauseId;
  readonly from: number;
  y: number;
  begun: boolean;
  frame: number | undefined;
}

/**
 * Lets clauses be dragged by a handle, with a mouse, a pen or a finger. Escape leaves everything as it was; near the edges
 * of the window the page moves along.
 */
export function useDragging(
  editor: Editor,
  onDrop: (clause: ClauseId, behind: Place) => void,
): {
  readonly dragged: Dragged | undefined;
  readonly handle: (clause: ClauseId) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
} {
  const [dragged, setDragged] = useState<Dragged>();
  const drag: RefObject<Drag | undefined> = useRef<Drag | undefined>(undefined);
  const end = () => {
    if (drag.current?.frame !== undefined) cancelAnimationFrame(drag.current.frame);
    drag.current = undefined;
    setDragged(undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `end` uses nothing that changes
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || drag.current === undefined) return;
      event.stopPropagation();
      end();
    };
    window.addEventListener("keydown", leave, true);
    return () => {
      window.removeEventListener("keydown", leave, true);
      end();
    };
  }, [editor]);
  const follow = () => {
    const now = drag.current;
    if (now === undefined || !now.begun) return;
    now.frame = requestAnimationFrame(follow);
    if (now.y < edgePixels) window.scrollBy(0, -scrollPixels);
    else if (now.y > window.innerHeight - edgePixels) window.scrollBy(0, scrollPixels);
    const seen = look(editor, now.clause, now.y);
    if (seen === undefined) end();
    else setDragged((last) => (JSON.stringify(last) === JSON.stringify(seen) ? last : seen));
  };
  const handle = (clause: ClauseId) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { clause, from: event.clientY, y: event.clientY, begun: false, frame: undefined };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (now === undefined) return;
      now.y = event.clientY;
      if (now.begun || Math.abs(now.y - now.from) < leastPixels) return;
      now.begun = true;
      follow();
    },
    onPointerUp: () => {
      const now = drag.current;
      const seen = now?.begun === true ? look(editor, now.clause, now.y) : undefined;
      end();
      if (seen?.target !== undefined) onDrop(seen.clause, seen.target.behind);
    },
    onPointerCancel: end,
  });
  return { dragged, handle };
}
