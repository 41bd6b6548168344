import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DraftConnection, Stop } from "../../collab/draftConnection";
import type { KeptPassage, KeptWords } from "../../collab/draftMemory";
import { wordsToKeep } from "./keepWords";

/**
 * A way to leave a connection that is of no use any more: keeps the words that the server does not have, and opens the draft
 * anew without them. It goes by itself when the draft has another lineage.
 *
 * @param keep keeps words on this device; must be stable
 * @param afresh opens the draft anew from the server; must be stable
 */
export function useSettingAside(
  connection: DraftConnection | undefined,
  stop: Stop | undefined,
  keep: (words: Omit<KeptWords, "words">, passages: readonly KeptPassage[]) => void,
  afresh: () => void,
): (cause: KeptWords["cause"], reason: string) => Promise<void> {
  const { t } = useTranslation();
  const leaving = useRef(false);
  const setAside = useCallback(
    async (cause: KeptWords["cause"], reason: string) => {
      if (connection === undefined || leaving.current) return;
      leaving.current = true;
      keep({ cause, reason, code: "", clause: "" }, wordsToKeep(connection, t));
      await connection.discard();
      afresh();
    },
    [connection, keep, afresh, t],
  );
  useEffect(() => {
    if (stop?.reason === "lineage") void setAside("lineage", "");
  }, [stop, setAside]);
  return setAside;
}
