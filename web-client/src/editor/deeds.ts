import { Extension } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import type { ClauseId } from "../model/ids";
import { type ClauseEntry, clausesOf } from "./clauses";
import type { Boundary } from "./joining";

/** Something that this person did, or is about to do, which the eye sees and a screen reader would not. */
export type Deed =
  /** Clauses were moved, of which the first is told; undefined for sub-paragraphs. */
  | { readonly kind: "moved"; readonly clause: ClauseId | undefined; readonly clauses: number }
  /** The next press of the same key joins what is on both sides of a boundary. */
  | { readonly kind: "boundary"; readonly boundary: Boundary }
  /** A footnote was not put in: the draft has as many as it may have. */
  | { readonly kind: "footnotesFull" };

const key = "plenaryDeed";

/** Has a transaction say what it does, once it is made. */
export function deed(transaction: Transaction, what: Deed): Transaction {
  return transaction.setMeta(key, what);
}

export interface DeedsOptions {
  /** The clauses are those of the text after the deed. */
  readonly onDeed: ((deed: Deed, clauses: readonly ClauseEntry[]) => void) | undefined;
}

/** Tells of deeds once they are done: what was held back is none. */
export const Deeds = Extension.create<DeedsOptions>({
  name: "deeds",
  addOptions: () => ({ onDeed: undefined }),
  onTransaction({ transaction }) {
    const done: Deed | undefined = transaction.getMeta(key);
    if (done !== undefined) this.options.onDeed?.(done, clausesOf(this.editor.state.doc));
  },
});
