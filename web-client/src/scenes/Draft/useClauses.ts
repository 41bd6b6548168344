import type { Editor } from "@tiptap/react";
import { useMemo, useSyncExternalStore } from "react";
import { Lull } from "../../collab/lull";
import { type ClauseEntry, clausesOf, isSameEntry } from "../../editor/clauses";
import { planOf } from "../../editor/plans";

const none: readonly ClauseEntry[] = [];

function isSame(
  one: readonly ClauseEntry[],
  other: readonly ClauseEntry[],
  isSameClause: typeof isSameEntry,
): boolean {
  return one.length === other.length && one.every((entry, index) => isSameClause(entry, other[index]));
}

/** Whether two entries say the same but for the first words. */
function isCalledTheSame(one: ClauseEntry | undefined, other: ClauseEntry | undefined): boolean {
  return one?.id === other?.id && one?.kind === other?.kind && one?.number === other?.number;
}

/** The clauses of an editor, and who wants to know of them. */
class ClauseList {
  readonly #editor: Editor | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #lull = new Lull(() => this.#show());
  #doc: unknown;
  #plan: unknown;
  #now = none;
  #shown = none;

  constructor(editor: Editor | undefined) {
    this.#editor = editor;
    this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#editor?.on("transaction", this.#look);
    this.#look();
    return () => {
      this.#listeners.delete(listener);
      this.#editor?.off("transaction", this.#look);
      this.#lull.end();
    };
  };

  readonly clauses = (): readonly ClauseEntry[] =>
    this.#editor === undefined || this.#editor.isDestroyed ? none : this.#shown;

  readonly #look = (): void => {
    if (this.#editor === undefined || this.#editor.isDestroyed) return;
    const { doc } = this.#editor.state;
    const plan = planOf(doc);
    if (doc === this.#doc && plan === this.#plan) return;
    this.#doc = doc;
    this.#plan = plan;
    const before = this.#now;
    this.#now = clausesOf(doc).map((entry, index) => {
      const known = before[index];
      return known !== undefined && isSameEntry(entry, known) ? known : entry;
    });
    if (!isSame(this.#now, this.#shown, isCalledTheSame)) this.#show();
    else if (!isSame(this.#now, this.#shown, isSameEntry)) this.#lull.soon();
  };

  #show(): void {
    this.#lull.end();
    if (isSame(this.#now, this.#shown, isSameEntry)) return;
    this.#shown = this.#now;
    for (const listener of this.#listeners) listener();
  }
}

/**
 * The clauses on the sheet, in their order; the same list as long as it says the same, and the same entry of each. First words that somebody is typing
 * follow when the page has a moment for them.
 */
export function useClauses(editor: Editor | undefined): readonly ClauseEntry[] {
  const list = useMemo(() => new ClauseList(editor), [editor]);
  return useSyncExternalStore(list.subscribe, list.clauses);
}
