import { useTranslation } from "react-i18next";
import { standingWords } from "../../components/standingWords";
import type { DraftSummary } from "../../model/draft";
import type { ClauseStatus } from "../../model/standing";
import classes from "./DraftTable.module.css";

/** Statuses that are said besides how much is agreed, and how many brackets stand. */
const others: readonly ClauseStatus[] = ["AGREED_AD_REFERENDUM", "PARKED"];

/** Who drafts now, unless everybody does, how much is agreed, and what is not. */
export function Standing({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation();
  const { mode, statuses, brackets, placeholders } = draft;
  // A clause may be bracketed by a decision, with no bracket in it.
  const told: readonly ClauseStatus[] = brackets + placeholders === 0 ? ["BRACKETED", ...others] : others;
  const words = [
    ...(mode === "EVERYBODY" ? [] : [t(`mode.${mode}`)]),
    ...standingWords(draft, t),
    ...told
      .filter((status) => statuses.has(status))
      .map((status) => t(`overview.${status}`, { count: statuses.get(status) ?? 0 })),
  ];
  return words.length === 0 ? null : <span className={classes.standing}>{words.join(" · ")}</span>;
}
