import type { Editor } from "@tiptap/react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { getThreadsNow } from "../../../api/comments";
import { Lull } from "../../../collab/lull";
import { setComments } from "../../../editor/comments/comments";
import { threadPlaces } from "../../../editor/comments/threadPlaces";
import type { Thread } from "../../../model/comments";
import type { DraftId, ThreadId } from "../../../model/ids";
import { isSamePlace, type ThreadPlace } from "../../../model/threadList";
import { nothingTold, type ThreadsNow } from "../../../model/threadNow";

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

const noChange = () => {};
const askAfterMillis = 1_500;

/**
 * Where the server found the words, asked for again after a while when some are lost here or found by their letters alone: it has
 * followed them. What it said last is kept meanwhile, and when it does not answer.
 */
function useToldPlaces(draft: DraftId, threads: readonly Thread[], doubt: string): ThreadsNow {
  const [told, setTold] = useState(nothingTold);
  const asked = useRef(false);
  const isAny = threads.some(({ anchor }) => anchor !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another doubt is to be asked about
  useEffect(() => {
    if (!isAny) return undefined;
    let isOver = false;
    const ask = () => {
      asked.current = true;
      getThreadsNow(draft).then((now) => {
        if (!isOver) setTold(now);
      }, noChange);
    };
    const timer = setTimeout(ask, asked.current ? askAfterMillis : 0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [draft, isAny, doubt]);
  return told;
}

/** The threads of which it is not certain here where their words are. */
function doubtful(places: readonly ThreadPlace[]): string {
  const isDoubtful = ({ state, isGuess }: ThreadPlace) => isGuess || state === "GONE" || state === "LEFT";
  return places
    .filter(isDoubtful)
    .map(({ thread, state }) => `${thread.id} ${state}`)
    .sort()
    .join();
}

/**
 * Where threads are, in the order of the text; the same list as long as it says the same. Their words are marked in the text as long as
 * somebody asks.
 *
 * @param onOpen somebody pressed the words of one; stable
 */
export function useThreadPlaces(
  editor: Editor,
  draft: DraftId,
  threads: readonly Thread[],
  current: ThreadId | undefined,
  onOpen: (thread: ThreadId) => void,
): readonly ThreadPlace[] {
  const list = useMemo(() => new ThreadPlaces(editor), [editor]);
  const places = useSyncExternalStore(list.subscribe, list.places);
  const told = useToldPlaces(draft, threads, doubtful(places));
  // Before anything is painted.
  useLayoutEffect(() => {
    if (!editor.isDestroyed) setComments(editor.view, { threads, told, current, onOpen });
  }, [editor, threads, told, current, onOpen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told is in the editor by now
  useLayoutEffect(() => list.tell(threads), [list, threads, told]);
  useLayoutEffect(
    () => () => {
      if (!editor.isDestroyed) setComments(editor.view, undefined);
    },
    [editor],
  );
  return places;
}
