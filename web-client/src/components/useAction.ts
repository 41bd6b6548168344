import { useCallback, useState } from "react";
import { leaveIfSignedOut } from "./signedOut";

export interface Action {
  readonly working: boolean;
  /** Why the last one failed; undefined if it did not. */
  readonly failure: unknown;
  /** Runs a change on the server, then what follows from its success. */
  readonly run: <Value>(change: () => Promise<Value>, then: (value: Value) => void) => void;
  readonly forget: () => void;
}

/** One change on the server at a time, with its failure kept to be shown. */
export function useAction(): Action {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = useCallback(<Value>(change: () => Promise<Value>, then: (value: Value) => void) => {
    setWorking(true);
    setFailure(undefined);
    change()
      .catch(leaveIfSignedOut)
      .then(then, (error: unknown) => setFailure(error))
      .finally(() => setWorking(false));
  }, []);
  const forget = useCallback(() => setFailure(undefined), []);
  return { working, failure, run, forget };
}
