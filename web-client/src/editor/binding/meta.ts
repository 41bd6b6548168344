import type { Node } from "@tiptap/pm/model";
import { type EditorState, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { Step } from "@tiptap/pm/transform";

/** What this person changed in the editor since a document of it: not written into the shared text yet. */
export interface Pending {
  /** The document before the first of the steps. */
  readonly since: Node;
  readonly steps: readonly Step[];
}

export const bindingKey = new PluginKey<Pending>("binding");

/** Marks a transaction that brings into the editor what the shared text says. */
export function markShared(transaction: Transaction): Transaction {
  return transaction.setMeta(bindingKey, true).setMeta("addToHistory", false);
}

/** Whether a transaction brings others' changes into the editor. Everything else, undo too, is this person's own. */
export function isShared(transaction: Transaction): boolean {
  return transaction.getMeta(bindingKey) === true;
}

export function pendingOf(state: EditorState): Pending | undefined {
  return bindingKey.getState(state);
}
