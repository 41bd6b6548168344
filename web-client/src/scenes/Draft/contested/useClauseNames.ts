import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";

type Names = ReadonlyMap<ClauseId, string>;

/** What each clause is called; the same as long as all are called the same. */
export function useClauseNames(clauses: readonly ClauseEntry[]): (clause: ClauseId) => string | undefined {
  const { t } = useTranslation();
  const last = useRef<Names>(new Map());
  const names = useMemo(() => {
    const now: Names = new Map(clauses.map((clause) => [clause.id, clauseName(clause, t)]));
    const isSame =
      now.size === last.current.size && [...now].every(([id, name]) => last.current.get(id) === name);
    if (!isSame) last.current = now;
    return last.current;
  }, [clauses, t]);
  return useMemo(() => (clause: ClauseId) => names.get(clause), [names]);
}
