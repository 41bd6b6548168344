import { useEffect, useState, useSyncExternalStore } from "react";
import { getDesks } from "../../../api/desks";
import { Desks, type DesksView, noDesks } from "../../../collab/desks";
import type { DraftId } from "../../../model/ids";

const nothing = () => () => {};
const none = () => noDesks;

/** What is said about a draft, as long as its room is open; nothing of it is known any more when that is closed. */
export function useDesks(draft: DraftId, isOpen: boolean): readonly [DesksView, Desks | undefined] {
  const [desks, setDesks] = useState<Desks>();
  useEffect(() => {
    if (!isOpen) return undefined;
    const opened = new Desks({ draft, load: () => getDesks(draft) });
    setDesks(opened);
    opened.start();
    return () => {
      opened.close();
      setDesks(undefined);
    };
  }, [draft, isOpen]);
  const view = useSyncExternalStore(desks?.subscribe ?? nothing, desks?.view ?? none);
  return [view, desks];
}
