import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { dateFormat } from "../../components/time";
import { openingOf } from "../../model/changes";
import { decisionsBetween } from "../../model/decisions";
import type { BracketDeed, Deed, Redline, Timeline } from "../../model/history";
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

/** What was decided about the clauses of a redline between its two moments, brackets included, in the order of time. */
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
          <li key={seq}>
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
