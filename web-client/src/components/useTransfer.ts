import { useCallback, useEffect, useRef, useState } from "react";
import type { Received } from "../api/receiving";
import { leaveIfSignedOut } from "./signedOut";

export type Transfer<Value> =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly received: Received | undefined }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "done"; readonly value: Value };

type Run<Value> = (onReceived: (received: Received) => void, signal: AbortSignal) => Promise<Value>;

export interface Transferring<Value> {
  readonly state: Transfer<Value>;
  /** Starts one; one that goes on is ended. */
  readonly start: (run: Run<Value>, then?: (value: Value) => void) => void;
  /** Ends the one that goes on, and forgets how the last one ended. */
  readonly cancel: () => void;
}

/** One transfer to or from the server at a time, that tells how far it is and can be ended; it ends with its component. */
export function useTransfer<Value>(): Transferring<Value> {
  const [state, setState] = useState<Transfer<Value>>({ kind: "idle" });
  const current = useRef<AbortController>(undefined);
  const cancel = useCallback(() => {
    current.current?.abort();
    current.current = undefined;
    setState({ kind: "idle" });
  }, []);
  const start = useCallback((run: Run<Value>, then?: (value: Value) => void) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    const tell = (next: Transfer<Value>) => {
      if (current.current === mine && !mine.signal.aborted) setState(next);
    };
    tell({ kind: "working", received: undefined });
    run((received) => tell({ kind: "working", received }), mine.signal)
      .catch(leaveIfSignedOut)
      .then(
        (value) => {
          tell({ kind: "done", value });
          if (!mine.signal.aborted) then?.(value);
        },
        (error: unknown) => tell({ kind: "failed", error }),
      );
  }, []);
  useEffect(() => () => current.current?.abort(), []);
  return { state, start, cancel };
}

/** How far a transfer is, from 0 to 1; undefined while that is not known. */
export function progressOf(received: Received | undefined): number | undefined {
  if (received?.total === undefined || received.bytes === 0) return undefined;
  return Math.min(1, received.bytes / received.total);
}
