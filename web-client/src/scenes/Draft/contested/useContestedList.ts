import type { Editor } from "@tiptap/react";
import { useMemo, useSyncExternalStore } from "react";
import { Lull } from "../../../collab/lull";
import { shownBrackets } from "../../../editor/brackets/brackets";
import { contestedPlaces } from "../../../editor/brackets/contested";
import type { Brackets } from "../../../model/brackets";
import { type Contested, isSameContested } from "../../../model/contested";

const none: readonly Contested[] = [];

/** What is contested in an editor, and who wants to know of it. */
class ContestedList {
  readonly #editor: Editor;
  readonly #listeners = new Set<() => void>();
  readonly #lull = new Lull(() => this.#show());
  #doc: unknown;
  #brackets: Brackets | undefined;
  #shown = none;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#editor.on("transaction", this.#look);
    this.#look();
    return () => {
      this.#listeners.delete(listener);
      this.#editor.off("transaction", this.#look);
      this.#lull.end();
    };
  };

  readonly items = (): readonly Contested[] => (this.#editor.isDestroyed ? none : this.#shown);

  /** What is decided is shown at once; what is typed, when the page has a moment for it. */
  readonly #look = (): void => {
    if (this.#editor.isDestroyed) return;
    const { state } = this.#editor;
    const { brackets } = shownBrackets(state);
    const isDecided = brackets !== this.#brackets;
    if (!isDecided && state.doc === this.#doc) return;
    this.#doc = state.doc;
    this.#brackets = brackets;
    if (isDecided) this.#show();
    else if (brackets.byClause.size > 0) this.#lull.soon();
  };

  #show(): void {
    this.#lull.end();
    if (this.#editor.isDestroyed) return;
    const before = new Map(this.#shown.map((item) => [item.key, item]));
    const now = contestedPlaces(this.#editor.state).map(({ item }) => {
      const known = before.get(item.key);
      return known !== undefined && isSameContested(item, known) ? known : item;
    });
    if (now.length === this.#shown.length && now.every((item, at) => item === this.#shown[at])) return;
    this.#shown = now;
    for (const listener of this.#listeners) listener();
  }
}

/** What is contested, in the order of the text: the same list as long as it says the same, and the same item of each. */
export function useContestedList(editor: Editor): readonly Contested[] {
  const list = useMemo(() => new ContestedList(editor), [editor]);
  return useSyncExternalStore(list.subscribe, list.items);
}
