import { useCallback, useSyncExternalStore } from "react";
import type { Anchor } from "../../../model/anchor";
import type { AudienceKey } from "../../../model/audience";
import type { CommentKey, DraftId, PersonId, ThreadId } from "../../../model/ids";
import type { AboutProposal } from "../../../model/proposalTalk";

/** What a new comment is about: words or a clause, a proposal, or, with nothing, the draft as a whole. */
export interface NewComment {
  readonly on: Anchor | undefined;
  readonly proposal?: AboutProposal | undefined;
}

/** What a text that is being written will be. */
export type UnsentKey = "new" | `answer ${ThreadId}` | `edit ${CommentKey}`;

/**
 * What somebody is writing to others about a draft. It outlives the boxes in which it is written, a lost connection and a refusal; it is in
 * this page's memory and nowhere on the device.
 */
export class UnsentTexts {
  readonly #texts = new Map<UnsentKey, string>();
  readonly #listeners = new Set<() => void>();
  #comment: NewComment | undefined;
  #wantsFocus = false;
  #keys: readonly UnsentKey[] = [];
  /** The audience of the last comment that was chosen by hand. */
  audience: AudienceKey | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is written; undefined where nothing is being written. */
  textOf(key: UnsentKey): string | undefined {
    return this.#texts.get(key);
  }

  /** What is being written now; the same list as long as it is. */
  readonly keys = (): readonly UnsentKey[] => this.#keys;

  /** What the new comment is about that is being written. */
  readonly comment = (): NewComment | undefined => this.#comment;

  get hasWords(): boolean {
    return [...this.#texts.values()].some((text) => text.trim() !== "");
  }

  /** Whether one has just asked to write a new comment; the focus goes there, once. */
  takeFocus(): boolean {
    const wants = this.#wantsFocus;
    this.#wantsFocus = false;
    return wants;
  }

  /** Begins a comment; undefined gives it up. */
  about(comment: NewComment | undefined): void {
    this.#comment = comment;
    this.#wantsFocus = comment !== undefined;
    this.write("new", comment === undefined ? undefined : (this.textOf("new") ?? ""));
  }

  /** What is written now; undefined where nothing is any more. */
  write(key: UnsentKey, text: string | undefined): void {
    if (text === undefined) this.#texts.delete(key);
    else this.#texts.set(key, text);
    if (this.#keys.includes(key) !== this.#texts.has(key)) this.#keys = [...this.#texts.keys()];
    for (const listener of this.#listeners) listener();
  }
}

const ofDrafts = new Map<string, UnsentTexts>();

/** What a person is writing about a draft, also while its room is closed, as long as the page is not loaded anew. */
export function unsentTexts(me: PersonId, draft: DraftId): UnsentTexts {
  const name = `${me} ${draft}`;
  const texts = ofDrafts.get(name) ?? new UnsentTexts();
  ofDrafts.set(name, texts);
  return texts;
}

/** One text that is being written, and how it becomes another; undefined where none is. */
export function useUnsent(
  texts: UnsentTexts,
  key: UnsentKey,
): readonly [string | undefined, (text: string | undefined) => void] {
  const text = useSyncExternalStore(texts.subscribe, () => texts.textOf(key));
  const write = useCallback((now: string | undefined) => texts.write(key, now), [texts, key]);
  return [text, write];
}
