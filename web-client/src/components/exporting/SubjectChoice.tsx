import { Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ExportSubject } from "../../model/export";
import type { Revision } from "../../model/history";
import { MomentPicker } from "../MomentPicker";
import classes from "./ExportDialog.module.css";

/** What is offered: the text as it is now, as it was, or what changed. */
export const choices = ["live", "past", "redline"] as const;
export type Choice = (typeof choices)[number];

/** What is chosen, with the moments of the other choices kept for whoever comes back to them. */
export interface Chosen {
  readonly choice: Choice;
  readonly at: string;
  readonly from: string;
  readonly to: string;
}

/** What is chosen at first: what the dialog was opened for, and else what is usual. */
export function firstChosen(subject: ExportSubject, revisions: readonly Revision[], seed: string): Chosen {
  const latest = revisions.at(-1)?.symbol ?? seed;
  const usual = { at: latest, from: latest, to: "now" };
  if (subject.kind === "redline") {
    return { ...usual, choice: "redline", from: subject.from, to: subject.to };
  }
  return subject.at === "now" ? { ...usual, choice: "live" } : { ...usual, choice: "past", at: subject.at };
}

export function subjectOf({ choice, at, from, to }: Chosen): ExportSubject {
  if (choice === "redline") return { kind: "redline", from, to };
  return { kind: "text", at: choice === "live" ? "now" : at };
}

interface SubjectChoiceProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly revisions: readonly Revision[];
  readonly seed: string;
}

/** Chooses of which moment, or between which, something is exported. */
export function SubjectChoice({ chosen, onChoose, revisions, seed }: SubjectChoiceProps) {
  const { t } = useTranslation();
  const picker = (label: string, value: string, onPick: (value: string) => void) => (
    <MomentPicker label={label} value={value} revisions={revisions} seed={seed} onPick={onPick} />
  );
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{t("export.what")}</legend>
      {choices.map((choice) => (
        <Radio
          key={choice}
          className={classes.choice ?? ""}
          name="export-what"
          value={choice}
          checked={chosen.choice === choice}
          onChange={() => onChoose({ ...chosen, choice })}
          label={t(`export.subject.${choice}`)}
        />
      ))}
      {chosen.choice === "past" && (
        <div className={classes.moments}>
          {picker(t("export.at"), chosen.at, (at) => onChoose({ ...chosen, at }))}
        </div>
      )}
      {chosen.choice === "redline" && (
        <div className={classes.moments}>
          {picker(t("changes.from"), chosen.from, (from) => onChoose({ ...chosen, from }))}
          {picker(t("changes.to"), chosen.to, (to) => onChoose({ ...chosen, to }))}
        </div>
      )}
    </fieldset>
  );
}
