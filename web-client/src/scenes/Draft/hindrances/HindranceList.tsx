import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../../../components/Icon";
import { useTextLanguage } from "../../../components/text/language";
import type { Audience, OwnAudience } from "../../../model/audience";
import type { ClauseHindrances, NumberedClause } from "../../../model/clauseHindrances";
import type { ClauseId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { whoOf } from "../../../model/person";
import { shortened } from "../brackets/words";
import { AudienceBand } from "../comments/AudienceBand";
import { ValueSign } from "../positions/ValueSign";
import classes from "./Hindrances.module.css";

interface HindranceListProps {
  readonly hindrances: ClauseHindrances;
  readonly audiences: readonly OwnAudience[];
  readonly nameOf: (clause: ClauseId) => string | undefined;
}

function Line({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li className={classes.line}>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </li>
  );
}

/** Who knows of a position is said in words. */
const everybody: Audience = { kind: "ALL", code: undefined };

const holderWords = (holder: string, t: TFunction) =>
  holder === "chair" || holder === "unknown" ? t(`brackets.${holder}`) : holder;

/** What stands in the way of agreeing a clause: first what keeps it from being agreed, then what was said against it. */
export function HindranceList({ hindrances, audiences, nameOf }: HindranceListProps) {
  const { t } = useTranslation();
  const language = useTextLanguage();
  const { brackets, alternatives, withheld, pending, bundle, positions, threads } = hindrances;
  const names = (clauses: readonly NumberedClause[]) =>
    clauses.map(({ clause, number }) => nameOf(clause) ?? number ?? t("alternatives.deleted")).join(", ");
  // Who knows of it is said where that is not everybody.
  const known = (audience: Audience) =>
    audience.kind !== "ALL" && (
      <span className={classes.known}>
        <AudienceBand audience={audience} own={audiences} said="reads" />
      </span>
    );
  return (
    <ul className={classes.list}>
      {brackets.map(({ id, isPlaceholder, holders, quote, isGone }) => (
        <Line key={id} icon={isPlaceholder ? "toCome" : "brackets"}>
          {t(isPlaceholder ? "hindrances.placeholder" : "hindrances.bracket", {
            holders: holders.map((holder) => holderWords(holder, t)).join(", "),
          })}
          {quote !== "" && (
            <>
              {" "}
              <q {...language}>{shortened(oneLine(quote))}</q>
            </>
          )}
          {isGone && <span className={classes.quiet}> {t("hindrances.gone")}</span>}
        </Line>
      ))}
      {alternatives.length > 0 && (
        <Line icon="compare">{t("hindrances.alternatives", { clauses: names(alternatives) })}</Line>
      )}
      {withheld.map(({ delegation, reason }) => (
        <Line key={delegation} icon="pause">
          {t("hindrances.withheld", { delegation, reason })}
        </Line>
      ))}
      {pending.length > 0 && (
        <Line icon="more">{t("hindrances.pending", { codes: pending.join(", ") })}</Line>
      )}
      {bundle !== undefined && bundle.hindered.length > 0 && (
        <Line icon="package">
          {t("hindrances.package", { title: bundle.title, clauses: names(bundle.hindered) })}
        </Line>
      )}
      {positions.map(
        ({ desk, seq, holder, value, note, audience }) =>
          value !== undefined && (
            <li key={`${desk} ${seq}`} className={classes.line}>
              <ValueSign value={value} audience={everybody} />
              <span>
                {holder.code} {t(`positions.values.${value}`)}
                {note !== undefined && `: ${note}`}
                {known(audience)}
              </span>
            </li>
          ),
      )}
      {threads.map(({ id, audience, by, text }) => (
        <Line key={id} icon="comment">
          {t("hindrances.thread", { who: whoOf(by), text: shortened(oneLine(text)) })}
          {known(audience)}
        </Line>
      ))}
    </ul>
  );
}
