import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { bySeverity, type Finding, findingCodes, paragraphOf, type Severity } from "../../model/intake";
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
