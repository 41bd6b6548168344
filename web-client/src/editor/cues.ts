import { Extension } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import type { ClauseId } from "../model/ids";
import { type ClauseEntry, clausesOf } from "./clauses";
import type { Boundary } from "./joining";

/** What is to be said of something that this person did, or is about to do, and that a screen reader would not tell. */
export type Cue =
  /** Clauses were moved, of which the first is told; undefined for sub-paragraphs. */
  | { readonly kind: "moved"; readonly clause: ClauseId | undefined; readonly clauses: number }
  /** The next press of the same key joins what is on both sides of a boundary. */
  | { readonly kind: "boundary"; readonly boundary: Boundary }
  /** A footnote was not put in: the draft has as many as it may have. */
  | { readonly kind: "footnotesFull" };

const key = "plenaryCue";

/** Has a transaction give a cue, once it is made. */
export function cue(transaction: Transaction, what: Cue): Transaction {
  return transaction.setMeta(key, what);
}

export interface CuesOptions {
  /** The clauses are those of the text after what was done. */
  readonly onCue: ((cue: Cue, clauses: readonly ClauseEntry[]) => void) | undefined;
}

/** Gives cues for what is done: what was held back gives none. */
export const Cues = Extension.create<CuesOptions>({
  name: "cues",
  addOptions: () => ({ onCue: undefined }),
  onTransaction({ transaction }) {
    const done: Cue | undefined = transaction.getMeta(key);
    if (done !== undefined) this.options.onCue?.(done, clausesOf(this.editor.state.doc));
  },
});
