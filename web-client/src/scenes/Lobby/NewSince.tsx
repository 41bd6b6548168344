import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { ago } from "../../components/time";
import type { DraftSummary } from "../../model/draft";
import { historyAddress } from "../../model/looking";
import classes from "./DraftTable.module.css";

const mostNamed = 4;

/** Who did something in a draft since one last had it open, with the way to what changed; nothing where nothing did. */
export function NewSince({ draft }: { draft: DraftSummary }) {
  const { t, i18n } = useTranslation();
  const { since } = draft;
  if (since === undefined) return <span className={classes.standing}>{t("news.never")}</span>;
  if (since.changes + since.decisions === 0) return null;
  const { delegations, people, decisions } = since;
  const named = delegations.slice(0, mostNamed);
  const others = delegations.length - named.length;
  const who =
    named.length === 0
      ? t("news.people", { count: people })
      : [named.join(", "), ...(others > 0 ? [t("news.others", { count: others })] : [])].join(" ");
  const what = [who, ...(decisions > 0 ? [t("news.decisions", { count: decisions })] : [])].join(" · ");
  return (
    <Link href={historyAddress(draft.id, { from: `seq:${since.seq}` })} className={classes.news}>
      {t("news.since", { ago: ago(since.at, new Date(), i18n.language), what })}
    </Link>
  );
}
