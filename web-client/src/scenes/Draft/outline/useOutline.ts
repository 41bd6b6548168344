import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useState } from "react";

const storageKey = "plenary.outline";
const folded = "folded";

/** Where the outline is: at the side of the sheet, in a drawer that is open, or out of sight. */
export interface OutlineState {
  readonly place: "side" | "drawer" | undefined;
  readonly toggle: () => void;
}

/** Whether the outline is shown. Where there is room, this device remembers it; in a drawer it is opened for once. */
export function useOutline(): OutlineState {
  const hasRoom = useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false });
  const [atSide, setAtSide] = useState(() => localStorage.getItem(storageKey) !== folded);
  const [inDrawer, setInDrawer] = useState(false);
  const toggle = useCallback(() => {
    if (!hasRoom) {
      setInDrawer((last) => !last);
      return;
    }
    if (atSide) localStorage.setItem(storageKey, folded);
    else localStorage.removeItem(storageKey);
    setAtSide(!atSide);
  }, [hasRoom, atSide]);
  if (hasRoom) return { place: atSide ? "side" : undefined, toggle };
  return { place: inDrawer ? "drawer" : undefined, toggle };
}
