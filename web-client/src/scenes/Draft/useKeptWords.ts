import { useCallback, useState } from "react";
import type { DraftMemory, KeptPassage, KeptWords } from "../../collab/draftMemory";
import type { DraftId } from "../../model/ids";
import { withPassages } from "./keepWords";

/**
 * The words that did not get into a draft, as the device has them, how more of them are kept, and how they are put away. The
 * two functions are stable.
 */
export function useKeptWords(id: DraftId, memory: DraftMemory) {
  const [kept, setKept] = useState<KeptWords | undefined>(() => memory.keptWords(id));
  const keep = useCallback(
    (words: Omit<KeptWords, "words">, passages: readonly KeptPassage[]): void => {
      const all = { ...words, words: withPassages(memory.keptWords(id)?.words ?? [], passages) };
      memory.keepWords(id, all);
      setKept(all);
    },
    [memory, id],
  );
  const dismiss = useCallback(() => {
    memory.dropWords(id);
    setKept(undefined);
  }, [memory, id]);
  return [kept, keep, dismiss] as const;
}
