import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PersonId } from "../../model/ids";
import { gather, type RoomNews, type ToldDecision } from "../../model/told";

/** News are shown for so long, of the time in which the page can be seen and nobody is at them. */
const shownMillis = 30_000;
const tickMillis = 1_000;

export interface CurrentNews {
  /** The latest first; empty when there is nothing to show. */
  readonly news: readonly RoomNews[];
  readonly dismiss: () => void;
  /** Somebody has the pointer or the keyboard at the news, or has left them. Stable. */
  readonly attend: (here: boolean) => void;
}

/** What others decided since this person last put the news away, or since they went by themselves. */
export function useNews(told: readonly ToldDecision[], me: PersonId): CurrentNews {
  const last = told.at(-1)?.seq ?? 0;
  const [seen, setSeen] = useState(0);
  const attended = useRef(false);
  const attend = useCallback((here: boolean) => {
    attended.current = here;
  }, []);
  const news = useMemo(
    () => gather(told.filter(({ seq, person }) => seq > seen && person !== me)),
    [told, seen, me],
  );
  const shown = news.length > 0;
  useEffect(() => {
    if (!shown) return undefined;
    let left = shownMillis;
    const timer = setInterval(() => {
      if (!document.hidden && !attended.current) left -= tickMillis;
      if (left <= 0) setSeen(last);
    }, tickMillis);
    return () => clearInterval(timer);
  }, [shown, last]);
  return {
    news,
    attend,
    dismiss: () => {
      attended.current = false;
      setSeen(last);
    },
  };
}
