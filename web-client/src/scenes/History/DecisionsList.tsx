import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { dateFormat } from "../../components/time";
import { openingOf } from "../../model/changes";
import { decisionsBetween } from "../../model/decisions";
import type { Redline, Timeline } from "../../model/history";
import { whoOf } from "../../model/person";
import classes from "./History.module.css";

/** What was decided about the clauses of a redline between its two moments, in the order of time. */
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
  const decisions = decisionsBetween(timeline.marks, redline.from.seq, redline.to.seq).filter(({ clause }) =>
    names.has(clause),
  );
  const format = dateFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions-between" className={classes.decisions}>
      <h2 id="decisions-between" className={classes.asideTitle}>
        {t("changes.decisions")}
      </h2>
      <ol>
        {decisions.map(({ seq, clause, before, status, at, ...by }) => (
          <li key={seq}>
            {t("changes.decision", {
              clause: names.get(clause),
              before: t(`status.${before}`),
              after: t(`status.${status}`),
            })}
            <div className={classes.decided}>
              {whoOf(by)}, <time dateTime={at.toISOString()}>{format.format(at)}</time>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
