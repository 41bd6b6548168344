import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { sinceWords } from "../../components/sinceWords";
import type { DraftSummary } from "../../model/draft";
import { historyAddress } from "../../model/looking";
import classes from "./DraftTable.module.css";

/** Who did something in a draft since one last had it open, with the way to what changed; nothing where nothing did. */
export function NewSince({ draft }: { draft: DraftSummary }) {
  const { t, i18n } = useTranslation();
  const { since } = draft;
  if (since === undefined) return <span className={classes.standing}>{t("news.never")}</span>;
  const words = sinceWords(since, t, i18n.language);
  return words === undefined ? null : (
    <Link href={historyAddress(draft.id, { from: `seq:${since.seq}` })} className={classes.news}>
      {words}
    </Link>
  );
}
