import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";
import { type ContestedFilter, everything } from "../../../model/contested";

const storageKey = "plenary.contested";
const open = "open";

/** Where the list of what is contested is, and what is looked for in it. */
export interface ContestedPanelState {
  /** At the side of the sheet, in a drawer that is open, or out of sight. */
  readonly place: "side" | "drawer" | undefined;
  readonly filter: ContestedFilter;
  /** Stable. */
  readonly onFilter: (filter: ContestedFilter) => void;
  readonly toggle: () => void;
}

/** Whether the list is shown. Where there is room, this device remembers it; in a drawer it is opened for once. */
export function useContestedPanel(): ContestedPanelState {
  const hasRoom = useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false });
  const [atSide, setAtSide] = useState(() => localStorage.getItem(storageKey) === open);
  const [inDrawer, setInDrawer] = useState(false);
  const [filter, onFilter] = useState(everything);
  const toggle = useCallback(() => {
    if (!hasRoom) {
      setInDrawer((last) => !last);
      return;
    }
    if (atSide) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, open);
    setAtSide(!atSide);
  }, [hasRoom, atSide]);
  const place = hasRoom ? (atSide ? "side" : undefined) : inDrawer ? "drawer" : undefined;
  return useMemo(() => ({ place, filter, onFilter, toggle }), [place, filter, toggle]);
}
