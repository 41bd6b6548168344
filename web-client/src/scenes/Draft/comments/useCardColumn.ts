import type { Editor } from "@tiptap/react";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { ThreadId } from "../../../model/ids";
import { threadId } from "../../../model/ids";
import type { ThreadPlace } from "../../../model/threadList";
import { BesideWords, newCard } from "./besideWords";
import type { NewComment } from "./unsent";

interface CardColumnOptions {
  readonly places: readonly ThreadPlace[];
  /** What a new comment is about that is being written. */
  readonly about: NewComment | undefined;
  readonly current: ThreadId | undefined;
  /** Must be stable. */
  readonly onCurrent: (thread: ThreadId | undefined) => void;
  /** Whether the cards stand beside their words. */
  readonly alongside: boolean;
}

/**
 * Puts the cards of a column beside their words, as long as they are to stand there: that on which somebody works exactly, and the
 * others as near as may be.
 *
 * @return where the column is
 */
export function useCardColumn(
  editor: Editor,
  { places, about, current, onCurrent, alongside }: CardColumnOptions,
): RefObject<HTMLDivElement | null> {
  const column = useRef<HTMLDivElement>(null);
  const cards = useRef<BesideWords>(undefined);
  useLayoutEffect(() => {
    if (!alongside || column.current === null) return undefined;
    const beside = new BesideWords(editor, column.current);
    cards.current = beside;
    return () => {
      beside.end();
      cards.current = undefined;
    };
  }, [editor, alongside]);
  // Whoever begins a comment looks at that.
  useEffect(() => {
    if (about !== undefined) onCurrent(undefined);
  }, [about, onCurrent]);
  // After each drawing, since a card may be another one, or of another size.
  useLayoutEffect(() => {
    cards.current?.show({
      threads: places.map(({ thread }) => thread),
      writing: about === undefined ? undefined : (about.on ?? null),
      active: current ?? (about === undefined ? undefined : newCard),
    });
  });
  // What one presses in the column is what one looks at: once it is pressed, so that nothing moves away under the finger.
  useEffect(() => {
    const there = column.current;
    if (!alongside || there === null) return undefined;
    const pressed = ({ target }: MouseEvent) => {
      const card = target instanceof Element ? target.closest<HTMLElement>("[data-card]") : null;
      const id = card?.dataset.card;
      if (id !== undefined) onCurrent(id === newCard ? undefined : threadId(id));
    };
    there.addEventListener("click", pressed);
    return () => there.removeEventListener("click", pressed);
  }, [alongside, onCurrent]);
  return column;
}
