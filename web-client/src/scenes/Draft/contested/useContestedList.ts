import type { Editor } from "@tiptap/react";
import { useLayoutEffect, useMemo, useSyncExternalStore } from "react";
import { Lull } from "../../../collab/lull";
import { shownBrackets } from "../../../editor/brackets/brackets";
import { contestedPlaces } from "../../../editor/contested";
import type { Brackets } from "../../../model/brackets";
import { type ContestedItem, isSameContested } from "../../../model/contested";
import type { Standing } from "../../../model/standing";

const none: readonly ContestedItem[] = [];

/** Whether whole clauses may be contested, also some that come back into the text. */
const isOfClauses = (standing: Standing | undefined) =>
  (standing?.alternatives?.length ?? 0) + (standing?.packages?.size ?? 0) > 0;

/** What is contested in an editor, and who wants to know of it. */
class ContestedList {
  readonly #editor: Editor;
  readonly #listeners = new Set<() => void>();
  readonly #lull = new Lull(() => this.#show());
  #doc: unknown;
  #brackets: Brackets | undefined;
  #standing: Standing | undefined;
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

  /** From now on this holds. */
  tell(standing: Standing | undefined): void {
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.#show();
  }

  readonly items = (): readonly ContestedItem[] => (this.#editor.isDestroyed ? none : this.#shown);

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
    else if (brackets.byClause.size > 0 || isOfClauses(this.#standing)) this.#lull.soon();
  };

  #show(): void {
    this.#lull.end();
    if (this.#editor.isDestroyed) return;
    const before = new Map(this.#shown.map((item) => [item.key, item]));
    const now = contestedPlaces(this.#editor.state, this.#standing).map(({ item }) => {
      const known = before.get(item.key);
      return known !== undefined && isSameContested(item, known) ? known : item;
    });
    if (now.length === this.#shown.length && now.every((item, at) => item === this.#shown[at])) return;
    this.#shown = now;
    for (const listener of this.#listeners) listener();
  }
}

/** What is contested, in the order of the text: the same list as long as it says the same, and the same item of each. */
export function useContestedList(editor: Editor, standing: Standing | undefined): readonly ContestedItem[] {
  const list = useMemo(() => new ContestedList(editor), [editor]);
  // Before anything is painted, as the brackets are.
  useLayoutEffect(() => list.tell(standing), [list, standing]);
  return useSyncExternalStore(list.subscribe, list.items);
}
