import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Icon } from "../../components/Icon";
import { RevisionBadge } from "../../components/RevisionBadge";
import classes from "./BarLink.module.css";

interface HistoryLinkProps {
  /** Where the history is. */
  readonly href: string;
  /** The symbol of the latest revision, if one was issued. */
  readonly symbol?: string | undefined;
}

/** The way from a text to its history, with the symbol of its latest revision. */
export function HistoryLink({ href, symbol }: HistoryLinkProps) {
  const { t } = useTranslation();
  return (
    <Link
      href={href}
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
