import type { Editor } from "@tiptap/react";
import { useLayoutEffect, useMemo, useSyncExternalStore } from "react";
import { Lull } from "../../../collab/lull";
import { setComments } from "../../../editor/comments/comments";
import { threadPlaces } from "../../../editor/comments/threadPlaces";
import type { Thread } from "../../../model/comments";
import type { ThreadId } from "../../../model/ids";
import { isSamePlace, type ThreadPlace } from "../../../model/threadList";

const none: readonly ThreadPlace[] = [];

/** Where threads are in an editor, and who wants to know of it. */
class ThreadPlaces {
  readonly #editor: Editor;
  readonly #listeners = new Set<() => void>();
  readonly #lull = new Lull(() => this.#show());
  #doc: unknown;
  #threads: readonly Thread[] = [];
  #shown = none;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#editor.on("transaction", this.#look);
    return () => {
      this.#listeners.delete(listener);
      this.#editor.off("transaction", this.#look);
      this.#lull.end();
    };
  };

  readonly places = (): readonly ThreadPlace[] => (this.#editor.isDestroyed ? none : this.#shown);

  /** From now on these are looked for. The editor has been told of them. */
  tell(threads: readonly Thread[]): void {
    this.#threads = threads;
    this.#show();
  }

  /** What is typed is read when the page has a moment for it. */
  readonly #look = (): void => {
    if (this.#editor.isDestroyed || this.#editor.state.doc === this.#doc) return;
    this.#doc = this.#editor.state.doc;
    if (this.#threads.length > 0) this.#lull.soon();
  };

  #show(): void {
    this.#lull.end();
    if (this.#editor.isDestroyed) return;
    const before = new Map(this.#shown.map((place) => [place.thread.id, place]));
    const now = threadPlaces(this.#editor.state, this.#threads).map(({ place }) => {
      const known = before.get(place.thread.id);
      return known !== undefined && isSamePlace(place, known) ? known : place;
    });
    if (now.length === this.#shown.length && now.every((place, at) => place === this.#shown[at])) return;
    this.#shown = now;
    for (const listener of this.#listeners) listener();
  }
}

/**
 * Where threads are, in the order of the text; the same list as long as it says the same. Their words are marked in the text as long as
 * somebody asks.
 *
 * @param onOpen somebody pressed the words of one; stable
 */
export function useThreadPlaces(
  editor: Editor,
  threads: readonly Thread[],
  current: ThreadId | undefined,
  onOpen: (thread: ThreadId) => void,
): readonly ThreadPlace[] {
  const list = useMemo(() => new ThreadPlaces(editor), [editor]);
  // Before anything is painted.
  useLayoutEffect(() => {
    if (!editor.isDestroyed) setComments(editor.view, { threads, current, onOpen });
  }, [editor, threads, current, onOpen]);
  useLayoutEffect(() => list.tell(threads), [list, threads]);
  useLayoutEffect(
    () => () => {
      if (!editor.isDestroyed) setComments(editor.view, undefined);
    },
    [editor],
  );
  return useSyncExternalStore(list.subscribe, list.places);
}
