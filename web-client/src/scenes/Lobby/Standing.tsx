import { useTranslation } from "react-i18next";
import type { DraftSummary } from "../../model/draft";
import { clauseStatuses } from "../../model/standing";
import classes from "./DraftTable.module.css";

/** Who drafts now, unless everybody does, and how many clauses have which status. */
export function Standing({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation();
  const counts = clauseStatuses
    .filter((status) => status !== "OPEN" && draft.statuses.has(status))
    .map((status) => t(`overview.${status}`, { count: draft.statuses.get(status) ?? 0 }));
  const words = [...(draft.mode === "EVERYBODY" ? [] : [t(`mode.${draft.mode}`)]), ...counts];
  return words.length === 0 ? null : <span className={classes.standing}>{words.join(" · ")}</span>;
}
