import { useCallback, useEffect, useRef, useState } from "react";

export type Load<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly value: Value }
  | { readonly kind: "failed"; readonly error: unknown };

/**
 * Loads a value when `load` changes, and again on demand. While it loads again, and when that fails, the
 * value it already has stays. `load` must be stable (a module function or a `useCallback`).
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
  return [state, run];
}
