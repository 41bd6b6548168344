import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import {
  bySeverity,
  type Finding,
  findingCodes,
  formerNumber,
  paragraphOf,
  type ReadClause,
  type Severity,
} from "../../model/intake";
import classes from "./Intake.module.css";

const icons = { LOST: "remove", CHANGED: "pen", NOTED: "eye" } as const satisfies Record<Severity, string>;

function FindingItem({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const known = findingCodes.find((code) => code === finding.code);
  const { count, excerpt } = finding;
  const paragraph = paragraphOf(finding);
  return (
    <li>
      {known === undefined ? <span lang="en">{finding.message}</span> : t(`intake.finding.${known}`)}
      {count > 1 && <span className={classes.quiet}> {t("intake.times", { count })}</span>}
      {paragraph !== undefined && (
        <span className={classes.quiet}> {t(count > 1 ? "intake.firstIn" : "intake.in", { paragraph })}</span>
      )}
      {excerpt !== undefined && (
        <div className={classes.excerpt}>
          <q>
            <bdi>{excerpt}</bdi>
          </q>
        </div>
      )}
    </li>
  );
}

/** What did not come over as it was, the losses first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) {
    return (
      <p className={classes.clean}>
        <Icon name="check" size={17} /> {t("intake.reportClean")}
      </p>
    );
  }
  return (
    <section aria-labelledby="intake-report">
      <h3 id="intake-report" className={classes.heading}>
        {t("intake.report")}
      </h3>
      <div className={classes.report}>
        {bySeverity(findings).map(([severity, found]) => (
          <div key={severity} className={classes.group} data-severity={severity}>
            <h4 className={classes.severity}>
              <Icon name={icons[severity]} size={15} /> {t(`intake.severity.${severity}`)}
            </h4>
            <ul>
              {found.map((finding) => (
                <FindingItem key={`${finding.code} ${finding.place}`} finding={finding} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** So many clauses are shown at first; more only to whoever wants to read on. */
const mostShown = 100;

/** The clauses as they will be. */
export function ReadClauses({ clauses }: { clauses: readonly ReadClause[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? clauses : clauses.slice(0, mostShown);
  const left = clauses.length - shown.length;
  return (
    <section aria-labelledby="intake-clauses">
      <h3 id="intake-clauses" className={classes.heading}>
        {t("intake.clauses")}
      </h3>
      <ol className={classes.sheet}>
        {shown.map((clause, index) => {
          const former = formerNumber(clause);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <li key={index} className={classes.clause} data-kind={clause.kind}>
              <div className={classes.mark}>
                {clause.number !== "" && <span className={classes.number}>{clause.number}</span>}
                <span className={classes.kind}>{t(`kind.${clause.kind}`)}</span>
                {former !== undefined && (
                  <span className={classes.former}>{t("intake.was", { number: former })}</span>
                )}
              </div>
              <div className={classes.text} dir="auto">
                {clause.text}
              </div>
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t("intake.all", { count: left })}
        </Button>
      )}
    </section>
  );
}
