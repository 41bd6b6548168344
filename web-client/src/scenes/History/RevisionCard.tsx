import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Figures } from "../../components/Figures";
import { Head } from "../../components/Head";
import { Icon } from "../../components/Icon";
import { bracketWords } from "../../components/standingWords";
import { momentFormat } from "../../components/time";
import type { Revision } from "../../model/history";
import type { DraftId } from "../../model/ids";
import { historyAddress } from "../../model/looking";
import { whoOf } from "../../model/person";
import classes from "./Revisions.module.css";

interface RevisionCardProps {
  readonly draft: DraftId;
  readonly revision: Revision;
  /** The moment that its figures are counted from. */
  readonly before: string;
  readonly isFirst: boolean;
  /** The symbol of the correction that was issued of it, if one was. */
  readonly correctedBy: string | undefined;
  readonly onExport: () => void;
  /** Undefined for those who may not. */
  readonly onRestore: (() => void) | undefined;
}

/** One issued revision: what it is called, who issued it, what it brought, and how it can be checked. */
export function RevisionCard(props: RevisionCardProps) {
  const { draft, revision, before, isFirst, correctedBy, onExport, onRestore } = props;
  const { t, i18n } = useTranslation();
  const format = momentFormat(i18n.language);
  const count = new Intl.NumberFormat(i18n.language);
  const { figures, symbol, statuses } = revision;
  const brackets = bracketWords(revision, t);
  const who = whoOf(revision);
  const standing = [...statuses].map(([status, of]) => t(`overview.${status}`, { count: of })).join(" · ");
  return (
    <li className={classes.item}>
      <article className={classes.card} aria-label={symbol}>
        <header className={classes.cardHead}>
          <h3 className={classes.symbol}>{symbol}</h3>
          <span className={classes.issued}>
            {t("revisions.issuedBy", { who })},{" "}
            <time dateTime={revision.at.toISOString()}>{format.format(revision.at)}</time>
          </span>
        </header>
        <div className={classes.cardTitle}>{revision.title}</div>
        {revision.corrects !== undefined && (
          <div className={classes.correction}>{t("revisions.corrects", { symbol: revision.corrects })}</div>
        )}
        {correctedBy !== undefined && (
          <div className={classes.correction}>{t("revisions.correctedBy", { symbol: correctedBy })}</div>
        )}
        {revision.note !== undefined && <p className={classes.note}>{revision.note}</p>}
        <div className={classes.facts}>
          <div>
            <div className={classes.label}>
              {isFirst ? t("revisions.sinceBeginning") : t("revisions.sinceBefore")}
            </div>
            <div className={classes.sum}>
              {t("changes.summary", {
                count: figures.clauses,
                inserted: count.format(figures.inserted),
                deleted: count.format(figures.deleted),
              })}
            </div>
            <Figures label={t("figures.of", { symbol })} delegations={figures.delegations} most={5} />
          </div>
          <div>
            <div className={classes.label}>{t("revisions.standing")}</div>
            <div>{standing === "" ? "–" : standing}</div>
            {brackets.length > 0 && <div>{brackets.join(" · ")}</div>}
            <div className={classes.label}>{t("head.label")}</div>
            <div>
              <Head head={revision.head} />
            </div>
            <div
              className={classes.signature}
              data-signed={
                (revision.signedBy !== undefined && revision.importedAt === undefined) || undefined
              }
            >
              <Icon
                name={
                  revision.signedBy === undefined || revision.importedAt !== undefined ? "warning" : "seal"
                }
                size={15}
              />
              {revision.signedBy === undefined ? t("head.unsigned") : t("head.signed")}
              {revision.importedAt !== undefined && (
                <span>{t("head.imported", { time: format.format(revision.importedAt) })}</span>
              )}
              {revision.signedBy !== undefined && revision.importedAt === undefined && (
                <Anchor component={Link} href={`/verify?head=${revision.head}`} fz="inherit">
                  {t("head.check")}
                </Anchor>
              )}
            </div>
          </div>
        </div>
        <footer className={classes.actions}>
          <Anchor component={Link} href={historyAddress(draft, { from: before, to: symbol })}>
            {isFirst ? t("revisions.redlineBeginning") : t("revisions.redline")}
          </Anchor>
          <Anchor component={Link} href={historyAddress(draft, { from: symbol })}>
            {t("revisions.redlineNow")}
          </Anchor>
          <Anchor component={Link} href={historyAddress(draft, { tab: "replay", at: symbol })}>
            {t("revisions.text")}
          </Anchor>
          <Anchor component="button" type="button" onClick={onExport}>
            {t("papers.exportThis")}
          </Anchor>
          {onRestore !== undefined && (
            <Anchor component="button" type="button" onClick={onRestore}>
              {t("revisions.restore")}
            </Anchor>
          )}
        </footer>
      </article>
    </li>
  );
}
