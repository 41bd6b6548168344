import { useEffect, useRef } from "react";
import { sayIsSeen } from "../api/seen";
import type { DraftId } from "../model/ids";

/** For a page that is never left, because the machine falls asleep or the browser is killed. */
const everyMillis = 120_000;

/**
 * Tells the server that somebody has seen a draft: from time to time while the page is before them, and when they turn
 * away from it. What comes after that is new to them.
 *
 * @param shown whether the page shows the draft as it is, and not one that was kept or is on its way
 * @param seq the entry of the record up to which the page shows it; undefined for one that follows the draft
 */
export function useSeen(draft: DraftId, shown: boolean, seq?: number): void {
  const latest = useRef({ shown, seq });
  latest.current = { shown, seq };
  useEffect(() => {
    const say = () => {
      if (latest.current.shown) sayIsSeen(draft, latest.current.seq);
    };
    const whileVisible = () => {
      if (document.visibilityState === "visible") say();
    };
    const whenHidden = () => {
      if (document.visibilityState === "hidden") say();
    };
    const timer = setInterval(whileVisible, everyMillis);
    document.addEventListener("visibilitychange", whenHidden);
    window.addEventListener("pagehide", whileVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whenHidden);
      window.removeEventListener("pagehide", whileVisible);
      whileVisible();
    };
  }, [draft]);
}
