import { useEffect, useState } from "react";
import { getLosses, type Loss } from "../../../api/brackets";
import type { ContestedItem } from "../../../model/contested";
import type { DraftId } from "../../../model/ids";

export type Losses = ReadonlyMap<number, Loss>;

const none: Losses = new Map();

/** Who made words go, by the entries of the record; asked for when there are some of which that is not known. */
export function useLosses(draft: DraftId, items: readonly ContestedItem[]): Losses {
  const [losses, setLosses] = useState(none);
  const unknown = items
    .map((item) => ("goneAt" in item ? item.goneAt : undefined))
    .filter((seq) => seq !== undefined && !losses.has(seq))
    .join();
  useEffect(() => {
    if (unknown === "") return undefined;
    let isHere = true;
    // Without an answer it is still said that the words are gone.
    getLosses(draft).then(
      (told) => isHere && setLosses(told),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [draft, unknown]);
  return losses;
}
