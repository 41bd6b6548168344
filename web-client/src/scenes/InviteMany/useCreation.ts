import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../../api/http";
import { createPerson } from "../../api/process";
import { leaveIfSignedOut } from "../../components/signedOut";
import type { InvitationLink, PersonEntry } from "../../model/process";

/** What has come of one person of the list. */
export type Outcome =
  | { readonly kind: "created"; readonly entry: PersonEntry; readonly link: InvitationLink }
  | { readonly kind: "refused"; readonly entry: PersonEntry; readonly error: ApiError };

export type Creation =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly total: number }
  /** All were tried. */
  | { readonly kind: "done" }
  /** The server could not be asked any more; those who are left can be tried again. */
  | { readonly kind: "broken"; readonly error: unknown; readonly left: readonly PersonEntry[] };

/** Writes people down one after the other, and keeps what came of each by the address. */
export function useCreation() {
  const [creation, setCreation] = useState<Creation>({ kind: "idle" });
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const start = useCallback(async (entries: readonly PersonEntry[]) => {
    setCreation({ kind: "working", total: entries.length });
    const keep = (outcome: Outcome) =>
      setOutcomes((old) => new Map([...old, [outcome.entry.email, outcome]]));
    for (const [index, entry] of entries.entries()) {
      if (gone.current) return;
      try {
        keep({ kind: "created", entry, link: await createPerson(entry).catch(leaveIfSignedOut) });
      } catch (error) {
        // A refusal is about this person; anything else would befall the others too.
        if (error instanceof ApiError && [400, 409].includes(error.status)) {
          keep({ kind: "refused", entry, error });
        } else {
          setCreation({ kind: "broken", error, left: entries.slice(index) });
          return;
        }
      }
    }
    setCreation({ kind: "done" });
  }, []);
  return { creation, outcomes, start };
}
