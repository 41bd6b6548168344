import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import {
  bySeverity,
  type Finding,
  type FoundKind,
  findingCodes,
  paragraphOf,
  type Severity,
} from "../../model/intake";
import classes from "./Intake.module.css";

const icons = { LOST: "remove", CHANGED: "pen", NOTED: "eye" } as const satisfies Record<Severity, string>;

/** So many losses of one kind are shown without being asked for. */
const fewLosses = 3;

function Excerpt({ excerpt }: { excerpt: string }) {
  return (
    <q>
      <bdi>{excerpt}</bdi>
    </q>
  );
}

function Sentence({ kind }: { kind: FoundKind }) {
  const { t } = useTranslation();
  const known = findingCodes.find((code) => code === kind.code);
  return known === undefined ? <span lang="en">{kind.message}</span> : t(`intake.finding.${known}`);
}

function Place({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const paragraph = paragraphOf(finding);
  if (paragraph === undefined) return null;
  return <span className={classes.quiet}> {t("intake.in", { paragraph })}</span>;
}

/** What was found of one kind, one by one; closed until somebody wants to see it, where there is much. */
function Several({ kind }: { kind: FoundKind }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(kind.severity === "LOST" && kind.count <= fewLosses);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Sentence kind={kind} />
        <span className={classes.quiet}> {t("intake.times", { count: kind.count })}</span>
      </summary>
      {open && (
        <ul className={classes.each}>
          {kind.named.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={index} className={classes.excerpt}>
              {finding.excerpt !== undefined && <Excerpt excerpt={finding.excerpt} />}
              <Place finding={finding} />
            </li>
          ))}
          {kind.further > 0 && (
            <li className={classes.quiet}>{t("intake.further", { count: kind.further })}</li>
          )}
        </ul>
      )}
    </details>
  );
}

function KindItem({ kind }: { kind: FoundKind }) {
  const { t } = useTranslation();
  const [only] = kind.named;
  if (kind.named.length > 1 || (only !== undefined && kind.further > 0)) {
    return (
      <li>
        <Several kind={kind} />
      </li>
    );
  }
  return (
    <li>
      <Sentence kind={kind} />
      {kind.count > 1 && <span className={classes.quiet}> {t("intake.times", { count: kind.count })}</span>}
      {only !== undefined && <Place finding={only} />}
      {only?.excerpt !== undefined && (
        <div className={classes.excerpt}>
          <Excerpt excerpt={only.excerpt} />
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
              {found.map((kind) => (
                <KindItem key={kind.code} kind={kind} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
