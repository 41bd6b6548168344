import type { Editor } from "@tiptap/react";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { currentHit, findsOf } from "../../../editor/finding/finding";

/** What a line about the hits says. */
export interface Found {
  readonly count: number;
  /** Counted from 1; undefined where nothing was found. */
  readonly current: number | undefined;
  /** Where the current hit begins, in the document. */
  readonly from: number | undefined;
  /** Its clause, by its index, and whether it is a number. */
  readonly clause: number | undefined;
  readonly isNumber: boolean;
  /** The words around it. */
  readonly words: string;
}

const nothing: Found = {
  count: 0,
  current: undefined,
  from: undefined,
  clause: undefined,
  isNumber: false,
  words: "",
};
/** So many characters before and behind a hit are read out with it. */
const around = 30;

function describe(editor: Editor): Found {
  const { state } = editor;
  const finds = findsOf(state);
  const hit = currentHit(state);
  if (finds === undefined || hit === undefined) return nothing;
  const $from = state.doc.resolve(hit.from);
  const isNumber = hit.number !== undefined;
  const [start, end] = isNumber
    ? [hit.from, hit.from]
    : [Math.max($from.start(), hit.from - around), Math.min($from.end(), hit.to + around)];
  return {
    count: finds.count,
    current: (finds.current ?? 0) + 1,
    from: hit.from,
    clause: $from.index(0),
    isNumber,
    words: isNumber ? (hit.number ?? "") : state.doc.textBetween(start, end, " ", " "),
  };
}

/** What was found, renewed when it says something else. */
export function useFinds(editor: Editor): Found {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each editor has a store of its own
  const store = useMemo(() => ({ finds: undefined as unknown, found: nothing }), [editor]);
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on("transaction", listener);
      return () => {
        editor.off("transaction", listener);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    if (editor.isDestroyed) return nothing;
    const finds = findsOf(editor.state);
    if (finds !== store.finds) {
      store.finds = finds;
      const found = describe(editor);
      if (JSON.stringify(found) !== JSON.stringify(store.found)) store.found = found;
    }
    return store.found;
  });
}
