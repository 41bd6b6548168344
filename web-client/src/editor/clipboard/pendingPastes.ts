import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { followedPosition } from "../binding/selection";

/** A place where something is to be put in that is being read. */
export interface PendingPaste {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** Whether the place is marked: reading takes a while. */
  readonly shown: boolean;
}

type Change = { readonly add: PendingPaste } | { readonly show: number } | { readonly remove: number };

const key = new PluginKey<readonly PendingPaste[]>("pendingPastes");

/** The places stay with the words around them, whatever others do meanwhile. */
function follow(tr: Transaction, paste: PendingPaste): PendingPaste {
  const empty = paste.from === paste.to;
  const from = followedPosition(tr, paste.from, empty ? "before" : "after");
  const to = empty ? from : Math.max(from, followedPosition(tr, paste.to, "before"));
  return { ...paste, from, to };
}

function apply(tr: Transaction, old: readonly PendingPaste[]): readonly PendingPaste[] {
  const change = tr.getMeta(key) as Change | undefined;
  if (!tr.docChanged && change === undefined) return old;
  const all = tr.docChanged ? old.map((paste) => follow(tr, paste)) : old;
  if (change === undefined) return all;
  if ("add" in change) return [...all, change.add];
  if ("show" in change) {
    return all.map((paste) => (paste.id === change.show ? { ...paste, shown: true } : paste));
  }
  return all.filter(({ id }) => id !== change.remove);
}

function mark(words: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "paste-mark";
  element.textContent = words;
  return element;
}

export function pendingPastes(state: EditorState): readonly PendingPaste[] {
  return key.getState(state) ?? [];
}

/** A change of the places, as part of a transaction. */
export function changePending(tr: Transaction, change: Change): Transaction {
  tr.setMeta(key, change);
  return tr.docChanged ? tr : tr.setMeta("addToHistory", false);
}

/** Keeps the places, and marks them with these words. */
export function pendingPlugin(words: () => string): Plugin<readonly PendingPaste[]> {
  return new Plugin<readonly PendingPaste[]>({
    key,
    state: { init: () => [], apply },
    props: {
      decorations: (state) => {
        const shown = pendingPastes(state).filter((paste) => paste.shown);
        return shown.length === 0
          ? null
          : DecorationSet.create(
              state.doc,
              shown.map(({ id, to }) =>
                Decoration.widget(to, () => mark(words()), {
                  side: 1,
                  key: `paste-${id}`,
                  ignoreSelection: true,
                }),
              ),
            );
      },
    },
  });
}
