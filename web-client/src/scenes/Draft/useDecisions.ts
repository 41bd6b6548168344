import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { decideMode, decideStatus } from "../../api/decisions";
import type { Announce } from "../../components/Announcer";
import { describeError } from "../../components/describeError";
import type { Terms } from "../../model/agreement";
import type { ClauseId, DraftId } from "../../model/ids";
import type { ClauseStatus, DraftingMode } from "../../model/standing";

/** What somebody who decides can do. Nothing changes on the screen until the server tells everybody. */
export interface Decisions {
  /** A decision is on its way. */
  readonly busy: boolean;
  /** Resolves to what went wrong, in words, or to undefined. */
  readonly setStatus: (
    clause: ClauseId,
    status: ClauseStatus,
    reason?: string,
    terms?: Terms,
  ) => Promise<string | undefined>;
  readonly setMode: (mode: DraftingMode) => Promise<void>;
}

export function useDecisions(draft: DraftId, announce: Announce): Decisions {
  const { t } = useTranslation();
  const [underWay, setUnderWay] = useState(0);
  const send = useCallback(
    async (request: () => Promise<void>): Promise<string | undefined> => {
      setUnderWay((count) => count + 1);
      try {
        await request();
        return undefined;
      } catch (error) {
        return describeError(error, t);
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [t],
  );
  return useMemo(
    () => ({
      busy: underWay > 0,
      setStatus: (clause, status, reason, terms) =>
        send(() => decideStatus(draft, clause, status, reason, terms)),
      setMode: async (mode) => {
        const fault = await send(() => decideMode(draft, mode));
        if (fault !== undefined) announce(t("mode.failed", { reason: fault }), "fault");
      },
    }),
    [underWay, send, draft, announce, t],
  );
}
