import { useCallback, useEffect, useRef, useState } from "react";
import { Unreachable } from "../api/http";

export type Load<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly value: Value }
  | { readonly kind: "failed"; readonly error: unknown };

/** So often a page that waits for the server asks again; sooner when the device says that it has a connection. */
const againMillis = 5_000;

/** Does something again and again as long as it is wanted and the page is looked at, and at once on a connection. */
function useUntilReached(wanted: boolean, again: () => void): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const whenVisible = () => {
      if (document.visibilityState === "visible") again();
    };
    const timer = setInterval(whenVisible, againMillis);
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", whenVisible);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", whenVisible);
    };
  }, [wanted, again]);
}

/**
 * Loads a value when `load` changes, and again on demand. While it loads again, and when that fails, the
 * value it already has stays. What failed because the server could not be reached is loaded again by itself when it can.
 * `load` must be stable (a module function or a `useCallback`).
 */
export function useLoad<Value>(load: () => Promise<Value>): readonly [Load<Value>, () => void] {
  const [state, setState] = useState<Load<Value>>({ kind: "loading" });
  const turn = useRef(0);
  const run = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    load().then(
      (value) => mine === turn.current && setState({ kind: "loaded", value }),
      (error: unknown) =>
        mine === turn.current && setState((old) => (old.kind === "loaded" ? old : { kind: "failed", error })),
    );
  }, [load]);
  useEffect(() => {
    setState({ kind: "loading" });
    run();
    return () => {
      turn.current += 1;
    };
  }, [run]);
  useUntilReached(state.kind === "failed" && state.error instanceof Unreachable, run);
  return [state, run];
}
