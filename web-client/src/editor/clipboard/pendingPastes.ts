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

/** `next` is where goes now what else was pasted at the same place, and later. */
type Change =
  | { readonly add: PendingPaste }
  | { readonly show: number }
  | { readonly remove: number; readonly next?: number };

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
  const { remove, next } = change;
  const gone = old.find(({ id }) => id === remove);
  const wasThere = (id: number) =>
    old.some((each) => each.id === id && each.from === gone?.from && each.to === gone.to);
  return all
    .filter(({ id }) => id !== remove)
    .map((paste) =>
      next !== undefined && paste.id > remove && wasThere(paste.id)
        ? { ...paste, from: next, to: next }
        : paste,
    );
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
