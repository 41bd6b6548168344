import type { Editor } from "@tiptap/react";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type ClauseEntry, clausesOf, isSameEntry } from "../../editor/clauses";

const none: readonly ClauseEntry[] = [];

function isSame(one: readonly ClauseEntry[], other: readonly ClauseEntry[]): boolean {
  return one.length === other.length && one.every((entry, index) => isSameEntry(entry, other[index]));
}

/** The clauses on the sheet, in their order; the same list as long as it says the same. */
export function useClauses(editor: Editor | undefined): readonly ClauseEntry[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each editor has a list of its own
  const store = useMemo(() => ({ doc: undefined as unknown, clauses: none }), [editor]);
  const subscribe = useCallback(
    (listener: () => void) => {
      editor?.on("transaction", listener);
      return () => {
        editor?.off("transaction", listener);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    if (editor === undefined || editor.isDestroyed) return none;
    const { doc } = editor.state;
    if (store.doc !== doc) {
      store.doc = doc;
      const clauses = clausesOf(doc);
      if (!isSame(clauses, store.clauses)) store.clauses = clauses;
    }
    return store.clauses;
  });
}
