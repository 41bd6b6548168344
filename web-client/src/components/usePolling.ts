import { useEffect, useState } from "react";
import { leaveIfSignedOut } from "./signedOut";

/** What is known by asking again and again. */
export interface Polled<Value> {
  /** The last answer; undefined before the first. */
  readonly value: Value | undefined;
  /** Whether the last question had no answer, so that the value is an old one. */
  readonly stale: boolean;
}

const longestPauseMillis = 60_000;

/** How long to wait before the next question, after so many in a row without an answer. */
export function pauseMillis(usualMillis: number, failures: number): number {
  return Math.min(usualMillis * 2 ** failures, Math.max(usualMillis, longestPauseMillis));
}

/**
 * Asks at once and then again after each pause, while the page is visible; ever less often while there is no answer.
 * `ask` must be stable (a module function or a `useCallback`).
 */
export function usePolling<Value>(ask: () => Promise<Value>, usualMillis: number): Polled<Value> {
  const [polled, setPolled] = useState<Polled<Value>>({ value: undefined, stale: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let asking = false;
    let ended = false;
    const next = () => {
      clearTimeout(timer);
      if (!ended && document.visibilityState === "visible") {
        timer = setTimeout(() => void run(), pauseMillis(usualMillis, failures));
      }
    };
    const run = async () => {
      if (asking || ended) return;
      asking = true;
      clearTimeout(timer);
      try {
        const value = await ask().catch(leaveIfSignedOut);
        failures = 0;
        if (!ended) setPolled({ value, stale: false });
      } catch {
        failures += 1;
        if (!ended) setPolled((old) => ({ ...old, stale: true }));
      } finally {
        asking = false;
        next();
      }
    };
    const whenSeen = () => {
      if (document.visibilityState === "visible") void run();
      else clearTimeout(timer);
    };
    const whenOnline = () => {
      failures = 0;
      whenSeen();
    };
    void run();
    document.addEventListener("visibilitychange", whenSeen);
    window.addEventListener("online", whenOnline);
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", whenSeen);
      window.removeEventListener("online", whenOnline);
    };
  }, [ask, usualMillis]);
  return polled;
}
