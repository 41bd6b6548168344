import { useMemo, useState } from "react";
import { type ContestedFilter, everything } from "../../../model/contested";
import type { ListPlace } from "../beside/useBeside";

/** Where the list of what is contested is, and what is looked for in it. */
export interface ContestedPanelState extends ListPlace {
  readonly filter: ContestedFilter;
  /** Stable. */
  readonly onFilter: (filter: ContestedFilter) => void;
}

/** What is looked for in the list of what is contested, as long as one is in the room. */
export function useContestedPanel(at: ListPlace): ContestedPanelState {
  const [filter, onFilter] = useState(everything);
  return useMemo(() => ({ ...at, filter, onFilter }), [at, filter]);
}
