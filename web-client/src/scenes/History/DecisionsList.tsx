import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { dateFormat } from "../../components/time";
import { openingOf } from "../../model/changes";
import { decisionsBetween } from "../../model/decisions";
import type { BracketDeed, ClauseDeed, Deed, Redline, Timeline } from "../../model/history";
import type { ClauseId } from "../../model/ids";
import { whoOf } from "../../model/person";
import classes from "./History.module.css";

/** Words that are quoted are shown up to here. */
const longestQuote = 120;

interface Line extends Deed {
  readonly what: string;
  readonly note?: string | undefined;
}

/** What was done about a bracket, in words. */
function useBracketSentence(nameOf: (clause: ClauseId) => string | undefined): (deed: BracketDeed) => string {
  const { t } = useTranslation();
  return (deed) => {
    const { act, quote, holder, stance, settled, agreed } = deed;
    const clause = deed.clauses.flatMap((id) => nameOf(id) ?? []).join(", ");
    const line = quote.replace(/\s+/gu, " ").trim();
    const what = t(`changes.bracket.${act}`, {
      quote: line.length > longestQuote ? `${line.slice(0, longestQuote).trimEnd()}…` : line,
      holder:
        holder === "chair" ? t("mark.chair") : holder === "unknown" ? t("mark.unknown") : (holder ?? ""),
      stance: stance === undefined ? "" : t(`changes.stance.${stance}`),
      outcome:
        settled === undefined
          ? ""
          : t(`changes.outcome.${settled}`, { how: t(agreed ? "changes.agreed" : "changes.proposed") }),
    });
    return clause === "" ? what : t("changes.bracketIn", { clause, what });
  };
}

/** What was done about a package, an alternative, an agreement ad referendum, or a proposal, in words. */
function useActSentence(nameOf: (clause: ClauseId) => string | undefined): (deed: ClauseDeed) => string {
  const { t } = useTranslation();
  const named = (clauses: readonly ClauseId[]) => clauses.flatMap((id) => nameOf(id) ?? []).join(", ");
  const said = (deed: ClauseDeed): string => {
    const { act, clauses, symbol, title, titleBefore, status, forum, parties } = deed;
    const codes = parties.join(", ");
    switch (act) {
      case "PACKAGE_MADE":
      case "PACKAGE_DISSOLVED":
        return t(`changes.act.${act}`, { title });
      case "PACKAGE_CHANGED":
        return titleBefore === undefined
          ? t("changes.act.PACKAGE_CHANGED", { title })
          : t("changes.act.PACKAGE_RENAMED", { title, before: titleBefore });
      case "PACKAGE_DECIDED":
        return t("changes.act.PACKAGE_DECIDED", {
          title,
          status: status === undefined ? "" : t(`status.${status}`),
        });
      case "AD_REFERENDUM": {
        const words = [
          ...(forum === undefined ? [] : [t("changes.act.FORUM", { forum })]),
          ...(codes === "" ? [] : [t("changes.act.PENDING", { codes })]),
        ];
        return words.join(", ");
      }
      case "CONFIRMED":
      case "WITHHELD":
        return t(`changes.act.${act}`, { codes });
      case "OFFERED":
      case "COPIED":
        return t(`changes.act.${act}`, { of: named(clauses.slice(1)) || t("mark.aClause") });
      case "CHOSEN":
      case "NONE_CHOSEN":
      case "CHOICE_PUT_BACK":
        return t(`changes.act.${act}`, { count: clauses.length });
      case "SET_APART":
        return t("changes.act.SET_APART");
      case "TABLED":
      case "TABLED_AGAIN":
        return codes === ""
          ? t(`changes.act.${act}`, { symbol, title })
          : t(`changes.act.${act}_BY`, { symbol, title, codes });
      default:
        return t(`changes.act.${act}`, { symbol, codes });
    }
  };
  return (deed) => {
    const { act, clauses } = deed;
    const isOfOne = act === "OFFERED" || act === "COPIED" || act === "CHOSEN";
    const clause = named(isOfOne ? clauses.slice(0, 1) : clauses);
    return clause === "" ? said(deed) : t("changes.bracketIn", { clause, what: said(deed) });
  };
}

/**
 * What was decided about the clauses of a redline between its two moments, also of brackets, packages, alternatives,
 * agreements ad referendum and proposals, in the order of time.
 */
export function DecisionsList({ redline, timeline }: { redline: Redline; timeline: Timeline }) {
  const { t, i18n } = useTranslation();
  const names = new Map(
    redline.clauses.map((clause) => [
      clause.id,
      clauseName(
        { kind: clause.kind, number: clause.number || clause.numberBefore, opening: openingOf(clause) },
        t,
      ),
    ]),
  );
  const sentence = useBracketSentence((clause) => names.get(clause));
  const lines: Line[] = decisionsBetween(timeline.marks, redline.from.seq, redline.to.seq)
    .filter(({ clause }) => names.has(clause))
    .map((step) => ({
      ...step,
      what: t("changes.decision", {
        clause: names.get(step.clause),
        before: t(`status.${step.before}`),
        after: t(`status.${step.status}`),
      }),
    }));
  const acted = useActSentence((clause) => names.get(clause));
  lines.push(...redline.acts.map((deed) => ({ ...deed, what: acted(deed) })));
  lines.push(...redline.brackets.map((deed) => ({ ...deed, what: sentence(deed) })));
  lines.sort((one, other) => one.seq - other.seq);
  const format = dateFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="decisions-between" className={classes.decisions}>
      <h2 id="decisions-between" className={classes.asideTitle}>
        {t("changes.decisions")}
      </h2>
      <ol>
        {lines.map(({ seq, what, note, at, ...by }) => (
          <li key={`${seq} ${what}`}>
            <bdi>{what}</bdi>
            {note !== undefined && <div className={classes.decided}>{t("changes.note", { note })}</div>}
            <div className={classes.decided}>
              {whoOf(by)}, <time dateTime={at.toISOString()}>{format.format(at)}</time>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
