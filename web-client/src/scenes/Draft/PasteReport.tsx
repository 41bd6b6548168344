import { Button, CloseButton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import "../../components/papers";
import type { Pasted } from "../../editor/clipboard/reading";
import type { FragmentFinding } from "../../model/fragment";
import { findingCodes } from "../../model/intake";
import classes from "./PasteReport.module.css";
import { reasonOf, summaryOf } from "./pasteWords";

interface PasteReportProps {
  readonly pasted: Pasted;
  /** Whether it is the last that was done, so that it can be taken back. */
  readonly isLast: boolean;
  readonly onUndo: () => void;
  readonly onPlain: () => void;
  readonly onClose: () => void;
}

/** A report of nothing but what was expected goes by itself. */
const shownMillis = 12_000;
/** So many numbers are named. */
const mostNumbers = 24;

/** Words are missing; of tracked changes those that were deleted. */
const isLoss = ({ severity, code }: FragmentFinding) => severity === "LOST" || code === "tracked-changes";

function FindingItem({ finding }: { finding: FragmentFinding }) {
  const { t } = useTranslation();
  const { count, words } = finding;
  const known = findingCodes.find((code) => code === finding.code);
  const sentence = (
    <>
      {known === undefined ? <span lang="en">{finding.message}</span> : t(`intake.finding.${known}`)}
      {count > 1 && <span className={classes.quiet}> ({t("paste.times", { count })})</span>}
    </>
  );
  if (words.length === 0) return <li className={classes.plain}>{sentence}</li>;
  return (
    <li>
      <details open={isLoss(finding) && words.length <= 2}>
        <summary>{sentence}</summary>
        <ul className={classes.words}>
          {words.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
            <li key={index}>
              <q>
                <bdi>{each}</bdi>
              </q>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Findings({ findings }: { findings: readonly FragmentFinding[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.findings} aria-label={t("paste.notTaken")}>
      {findings.map((finding) => (
        <FindingItem key={finding.code} finding={finding} />
      ))}
    </ul>
  );
}

/** What became of what was pasted from elsewhere, and the ways back. It is beside the text, and waits for nobody. */
export function PasteReport({ pasted, isLast, onUndo, onPlain, onClose }: PasteReportProps) {
  const { t } = useTranslation();
  const { fragment, fault, inserted } = pasted;
  const findings = fragment?.findings ?? [];
  const numbers = fragment?.numbers ?? [];
  const held = (inserted?.heldClauses ?? 0) > 0;
  const isPlain = fragment !== undefined && findings.length === 0 && !held;
  const [isWatched, setWatched] = useState(false);
  useEffect(() => {
    if (!isPlain || isWatched) return undefined;
    const timer = setTimeout(onClose, shownMillis);
    return () => clearTimeout(timer);
  }, [isPlain, isWatched, onClose]);
  return (
    <section
      className={classes.report}
      aria-label={t("paste.region")}
      data-lost={!isPlain || undefined}
      onPointerEnter={() => setWatched(true)}
      onPointerLeave={() => setWatched(false)}
      onFocus={() => setWatched(true)}
      onBlur={() => setWatched(false)}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className={classes.head}>
        <p className={classes.summary}>{summaryOf(pasted, t)}</p>
        <CloseButton size="sm" aria-label={t("paste.close")} onClick={onClose} />
      </div>
      <div className={classes.body}>
        {fragment === undefined && (
          <p className={classes.quiet}>
            {reasonOf(fault, t)} {t("paste.local.explain")}
          </p>
        )}
        {held && <p className={classes.quiet}>{t("paste.held")}</p>}
        {numbers.length > 0 && (
          <p className={classes.quiet}>
            {t("paste.numbers", {
              numbers: numbers.slice(0, mostNumbers).join(" ") + (numbers.length > mostNumbers ? " …" : ""),
            })}
          </p>
        )}
        {findings.length > 0 && <Findings findings={findings} />}
      </div>
      {isLast && (
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" onClick={onUndo}>
            {t("paste.undo")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onPlain}>
            {t("paste.plain")}
          </Button>
        </div>
      )}
    </section>
  );
}
