import type { Editor } from "@tiptap/react";
import { useLayoutEffect, useState } from "react";
import type { ClauseEntry } from "../../editor/clauses";
import { type ClauseId, clauseId } from "../../model/ids";

type Places = ReadonlyMap<ClauseId, number>;

function measure(editor: Editor): Places {
  const places = new Map<ClauseId, number>();
  for (const element of editor.view.dom.children) {
    const id = element instanceof HTMLElement ? element.dataset.clauseId : undefined;
    if (id !== undefined) places.set(clauseId(id), (element as HTMLElement).offsetTop);
  }
  return places;
}

function isSame(one: Places, other: Places): boolean {
  return one.size === other.size && [...one].every(([id, top]) => other.get(id) === top);
}

/**
 * How far below the top of the text each clause begins, in pixels; measured anew once a frame when the text grew, shrank or
 * had other clauses, and not at each key.
 */
export function usePlaces(editor: Editor, clauses: readonly ClauseEntry[]): Places {
  const [places, setPlaces] = useState<Places>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a clause that came or went is measured before it is painted
  useLayoutEffect(() => {
    if (editor.isDestroyed) return undefined;
    let frame: number | undefined;
    const look = () => {
      frame = undefined;
      if (editor.isDestroyed) return;
      const now = measure(editor);
      setPlaces((last) => (isSame(last, now) ? last : now));
    };
    const soon = () => {
      frame ??= requestAnimationFrame(look);
    };
    look();
    const sizes = new ResizeObserver(soon);
    sizes.observe(editor.view.dom);
    // The sheet of a short text is as high as before when a clause of it grows.
    for (const clause of editor.view.dom.children) sizes.observe(clause);
    // Letters of another width may move lines.
    void document.fonts?.ready.then(soon);
    return () => {
      sizes.disconnect();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [editor, clauses]);
  return places;
}
