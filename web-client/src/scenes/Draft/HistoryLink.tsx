import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Icon } from "../../components/Icon";
import { RevisionBadge } from "../../components/RevisionBadge";
import type { DraftId } from "../../model/ids";
import { historyAddress } from "../../model/looking";
import classes from "./BarLink.module.css";

/** The way from a draft's text to its history, with the symbol of its latest revision. */
export function HistoryLink({ draft, symbol }: { draft: DraftId; symbol: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Link
      href={historyAddress(draft, {})}
      className={classes.link}
      title={symbol === undefined ? t("history.open") : t("history.openWith", { symbol })}
    >
      <Icon name="history" size={18} />
      <span className={classes.word}>{t("history.open")}</span>
      {symbol !== undefined && (
        <>
          <span className="visually-hidden">{t("history.latest")}</span>
          <RevisionBadge symbol={symbol} />
        </>
      )}
    </Link>
  );
}
