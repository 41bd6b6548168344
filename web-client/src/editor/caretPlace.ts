import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { ClauseId } from "../model/ids";
import { clauseAtCaret } from "./clauses";

interface CaretPlaceOptions {
  readonly onClause: ((clause: ClauseId | undefined) => void) | undefined;
}

/** Tells which clause the caret of this person is in; undefined while the text has no focus. */
export const CaretPlace = Extension.create<CaretPlaceOptions>({
  name: "caretPlace",
  addOptions: () => ({ onClause: undefined }),
  addProseMirrorPlugins() {
    const { onClause } = this.options;
    if (onClause === undefined) return [];
    let told: ClauseId | undefined;
    const tell = (view: EditorView) => {
      const clause = view.hasFocus() ? clauseAtCaret(view.state) : undefined;
      if (clause === told) return;
      told = clause;
      onClause(clause);
    };
    return [
      new Plugin({
        key: new PluginKey("caretPlace"),
        view: () => ({ update: tell }),
        props: {
          handleDOMEvents: {
            focus: (view) => {
              tell(view);
              return false;
            },
            blur: (view) => {
              // The view hears of it before it knows of it.
              queueMicrotask(() => view.isDestroyed || tell(view));
              return false;
            },
          },
        },
      }),
    ];
  },
});
