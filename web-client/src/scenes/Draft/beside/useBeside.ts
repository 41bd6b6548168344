import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo, useState } from "react";

/** The lists that can stand beside the sheet, one at a time. */
export type BesideList = "contested" | "comments" | "proposals";

/** Where a list is. */
export interface ListPlace {
  /** At the side of the sheet, in a drawer that is open, or out of sight. */
  readonly place: "side" | "drawer" | undefined;
  readonly toggle: () => void;
  /** Shows it, if it is out of sight. */
  readonly show: () => void;
}

const lists: readonly BesideList[] = ["contested", "comments", "proposals"];
const storageKey = "plenary.contested";
/** What this device remembers, from which list there was first. */
const remembered: Readonly<Record<BesideList, string>> = {
  contested: "open",
  comments: "comments",
  proposals: "proposals",
};

function listAtSide(): BesideList | undefined {
  const stored = localStorage.getItem(storageKey);
  return lists.find((list) => remembered[list] === stored);
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
    return {
      contested: placeOf("contested"),
      comments: placeOf("comments"),
      proposals: placeOf("proposals"),
    };
  }, [shown, hasRoom, become]);
}
