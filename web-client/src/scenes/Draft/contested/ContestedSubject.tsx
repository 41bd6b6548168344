import { useTranslation } from "react-i18next";
import type { Loss } from "../../../api/brackets";
import { StatusBadge } from "../../../components/StatusBadge";
import { useTextLanguage } from "../../../components/text/language";
import { momentFormat } from "../../../components/time";
import type { Competition, ContestedWords, OpenPackage } from "../../../model/contested";
import type { ClauseId } from "../../../model/ids";
import { whoOf } from "../../../model/person";
import { shortened } from "../brackets/words";
import classes from "./Contested.module.css";

interface BracketsProps {
  readonly item: ContestedWords;
  readonly loss: Loss | undefined;
  readonly nameOf: (holder: string) => string;
}

/** The words, what became of them if anything did, and who holds them. */
export function ContestedBrackets({ item, loss, nameOf }: BracketsProps) {
  const { t, i18n } = useTranslation();
  const language = useTextLanguage();
  const { was, now, state, isWhole } = item;
  const lost =
    loss === undefined
      ? t("contested.deleted")
      : t("contested.deletedBy", { name: loss.by, when: momentFormat(i18n.language).format(loss.at) });
  return (
    <>
      {isWhole && <span className={classes.quiet}>{t("contested.whole")} </span>}
      <span className={classes.words} data-gone={state === "GONE" || undefined} {...language}>
        {shortened(now ?? was)}
      </span>
      {state === "GONE" && <span className={classes.lost}>{lost}</span>}
      {now !== undefined && (
        <span className={classes.quiet}>
          {t("contested.was")} <span {...language}>{shortened(was)}</span>
        </span>
      )}
      {item.bracket.holders.map(({ holder, stance, note }) => (
        <span key={holder} className={classes.holder}>
          <strong>{nameOf(holder)}</strong> ·{" "}
          {item.kind === "PLACEHOLDER" ? t("placeholders.waits") : t(`contested.stance.${stance}`)}
          {note !== undefined && <q className={classes.note}>{note}</q>}
        </span>
      ))}
    </>
  );
}

interface OfClausesProps<Item> {
  readonly item: Item;
  readonly clauseNameOf: (clause: ClauseId) => string | undefined;
}

/** Each alternative, and who offered it. */
export function ContestedAlternatives({ item, clauseNameOf }: OfClausesProps<Competition>) {
  const { t } = useTranslation();
  return item.offers.map((offer) => (
    <span key={offer.clause} className={classes.holder}>
      <strong>{clauseNameOf(offer.clause) ?? t("alternatives.deleted")}</strong> ·{" "}
      {t("contested.offeredBy", { who: whoOf(offer) })}
    </span>
  ));
}

/** What a package is called, its clauses, how far they have come, and whose confirmation is missing. */
export function ContestedPackage({ item, clauseNameOf }: OfClausesProps<OpenPackage>) {
  const { t } = useTranslation();
  const { bundle, there, statuses, pending, withheld } = item;
  const missing = bundle.clauses.length - there.length;
  return (
    <>
      <span className={classes.packageTitle}>{bundle.title}</span>
      <span className={classes.quiet}>
        {there.map((clause) => clauseNameOf(clause)).join(", ")}
        {missing > 0 && ` (${t("contested.missing", { count: missing })})`}
      </span>
      <span className={classes.statuses}>
        {statuses.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
      </span>
      {withheld.length > 0 && (
        <span className={classes.lost}>{t("agreement.withheld", { codes: withheld.join(", ") })}</span>
      )}
      {pending.length > 0 && (
        <span className={classes.quiet}>{t("agreement.pending", { codes: pending.join(", ") })}</span>
      )}
    </>
  );
}
