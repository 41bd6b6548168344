import { useCallback, useMemo, useState } from "react";
import { useSignedInLoad } from "../../../components/signedOut";
import { type ClauseNews, clauseNewsOf } from "../../../model/clauseNews";
import type { ClauseId, DraftId, PersonId } from "../../../model/ids";
import type { News } from "../../../model/news";

const none: ReadonlyMap<ClauseId, ClauseNews> = new Map();

export interface NewClauses {
  readonly news: ReadonlyMap<ClauseId, ClauseNews>;
  /** This person has read a clause, which is no news any more. Stable. */
  readonly read: (clause: ClauseId) => void;
}

/**
 * The clauses that others changed since this person last had the draft open, without those read meanwhile. Where the server does
 * not tell, or there is too much to tell, it is none; the line above the text still leads to what changed. Stable while it says
 * the same.
 */
export function useClauseNews(draft: DraftId, since: News | undefined, me: PersonId): NewClauses {
  const [seen, setSeen] = useState<ReadonlySet<ClauseId>>(new Set());
  const from = since !== undefined && since.changes > 0 ? since.seq : undefined;
  const load = useCallback(async () => {
    if (from === undefined) return none;
    const { getRedline } = await import("../../../api/history");
    const asked = { from: `seq:${from}`, to: "now", clause: undefined, by: "word" } as const;
    return clauseNewsOf(await getRedline(draft, asked), me);
  }, [draft, from, me]);
  const [loaded] = useSignedInLoad(load);
  const all = loaded.kind === "loaded" ? loaded.value : none;
  const read = useCallback((clause: ClauseId) => setSeen((before) => new Set([...before, clause])), []);
  return useMemo(
    () => ({ news: new Map([...all].filter(([clause]) => !seen.has(clause))), read }),
    [all, seen, read],
  );
}
