import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";

/** The lists that can stand beside the sheet, one at a time. */
export type BesideList = "contested" | "comments";

/** Where a list is. */
export interface ListPlace {
  /** At the side of the sheet, in a drawer that is open, or out of sight. */
  readonly place: "side" | "drawer" | undefined;
  readonly toggle: () => void;
  /** Shows it, if it is out of sight. */
  readonly show: () => void;
}

const storageKey = "plenary.contested";
/** What this device remembers, from which list there was first. */
const remembered: Readonly<Record<BesideList, string>> = { contested: "open", comments: "comments" };

function listAtSide(): BesideList | undefined {
  const stored = localStorage.getItem(storageKey);
  if (stored === remembered.contested) return "contested";
  return stored === remembered.comments ? "comments" : undefined;
}

/** Which list is shown. Where there is room, this device remembers it; in a drawer it is opened for once. */
export function useBeside(): Readonly<Record<BesideList, ListPlace>> {
  const hasRoom = useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false });
  const [atSide, setAtSide] = useState(listAtSide);
  const [inDrawer, setInDrawer] = useState<BesideList>();
  const shown = hasRoom ? atSide : inDrawer;
  const become = useCallback(
    (list: BesideList | undefined) => {
      if (!hasRoom) {
        setInDrawer(list);
        return;
      }
      if (list === undefined) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, remembered[list]);
      setAtSide(list);
    },
    [hasRoom],
  );
  return useMemo(() => {
    const placeOf = (list: BesideList): ListPlace => ({
      place: shown !== list ? undefined : hasRoom ? "side" : "drawer",
      toggle: () => become(shown === list ? undefined : list),
      show: () => become(list),
    });
    return { contested: placeOf("contested"), comments: placeOf("comments") };
  }, [shown, hasRoom, become]);
}
