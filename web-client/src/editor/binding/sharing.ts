import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { Binding } from "./binding";
import { bindingKey, isShared, type Pending } from "./meta";

interface SharingOptions {
  readonly document: Y.Doc | undefined;
  /** Name of the shared document's root that holds the text. */
  readonly root: string;
  /** Whether a clause is closed to this person, by its id. */
  readonly isClosed: (state: EditorState, clause: string) => boolean;
}

const bindings = new WeakMap<EditorView, Binding>();

/** The binding of an editor; undefined while there is none. */
export function bindingOf(view: EditorView): Binding | undefined {
  return bindings.get(view);
}

/** Binds an editor to a shared text, as long as the editor is there. */
export const Sharing = Extension.create<SharingOptions>({
  name: "sharing",
  // Before what looks at the document to draw something from it.
  priority: 1000,
  addOptions: () => ({ document: undefined, root: "", isClosed: () => false }),
  addProseMirrorPlugins() {
    const { document, root, isClosed } = this.options;
    if (document === undefined) throw new Error("expected a shared document");
    let binding: Binding | undefined;
    return [
      new Plugin<Pending>({
        key: bindingKey,
        state: {
          init: (_config, state) => ({ since: state.doc, steps: [] }),
          apply: (transaction, pending) => {
            if (!transaction.docChanged) return pending;
            if (isShared(transaction)) return { since: transaction.doc, steps: [] };
            if (binding?.isWritten(transaction.before) === true) {
              return { since: transaction.before, steps: transaction.steps };
            }
            return { since: pending.since, steps: [...pending.steps, ...transaction.steps] };
          },
        },
        view: (view) => {
          const made = new Binding(view, document.getXmlFragment(root), document, (clause) =>
            isClosed(view.state, clause),
          );
          binding = made;
          bindings.set(view, made);
          return {
            update: () => made.onEditor(),
            destroy: () => {
              made.destroy();
              bindings.delete(view);
            },
          };
        },
        props: {
          handleDOMEvents: {
            compositionend: () => {
              binding?.onComposed();
              return false;
            },
          },
        },
      }),
    ];
  },
});
