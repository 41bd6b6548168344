import { useCallback, useState } from "react";
import { auditPage, listAudit } from "../../api/audit";
import { type Action, useAction } from "../../components/useAction";
import type { AuditEntry } from "../../model/audit";

/** The trail so far, from a first page of it, and the way to what is older. */
export function useTrail(first: readonly AuditEntry[]): {
  readonly entries: readonly AuditEntry[];
  readonly hasOlder: boolean;
  readonly readOlder: () => void;
  readonly action: Action;
} {
  const [older, setOlder] = useState<readonly AuditEntry[]>([]);
  const [hasOlder, setHasOlder] = useState(first.length === auditPage);
  const action = useAction();
  const entries = [...first, ...older];
  const last = entries[entries.length - 1]?.number;
  const { run } = action;
  const readOlder = useCallback(
    () =>
      run(
        () => listAudit(last),
        (page) => {
          setOlder((old) => [...old, ...page]);
          setHasOlder(page.length === auditPage);
        },
      ),
    [run, last],
  );
  return { entries, hasOlder, readOlder, action };
}
