import { Button, NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "../../editor/numbering";
import { type ClauseKind, clauseKinds } from "../../model/clause";
import {
  type CorrectedClause,
  type Correction,
  type Corrections,
  choicesOf,
  correctionsToSend,
} from "../../model/corrections";
import { formerNumber, type ReadParagraph } from "../../model/intake";
import classes from "./Intake.module.css";

/** So many clauses are shown at first; more only to whoever wants to read on. */
const mostShown = 100;

function Paragraph({ paragraph }: { paragraph: ReadParagraph }) {
  return (
    <p className={classes.paragraph} data-depth={paragraph.depth}>
      {paragraph.label !== "" && <span className={classes.label}>{paragraph.label} </span>}
      {paragraph.runs.map(({ text, bold, italic }, index) => {
        const inner = italic ? <em>{text}</em> : text;
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
        return <span key={index}>{bold ? <strong>{inner}</strong> : inner}</span>;
      })}
    </p>
  );
}

interface ClauseProps {
  readonly clause: CorrectedClause;
  readonly number: string;
  /** What the clause before it is called, to which it may be joined. */
  readonly before: string;
  readonly choices: readonly Correction[];
  readonly onChoose: (choice: Correction) => void;
}

function Clause({ clause, number: label, before, choices, onChoose }: ClauseProps) {
  const { t } = useTranslation();
  const { read, kind, fate, place } = clause;
  const former = fate === "kept" ? formerNumber({ ...read, number: label }) : undefined;
  const words = (choice: Correction) =>
    choice === "join" || choice === "omit" ? t(`intake.${choice}`) : t(`kind.${choice}`);
  return (
    <li className={classes.clause} data-kind={kind} data-fate={fate}>
      <div className={classes.mark}>
        {fate === "kept" && label !== "" && <span className={classes.number}>{label}</span>}
        {fate === "join" && <span className={classes.kind}>{t("intake.joined", { clause: before })}</span>}
        {fate === "omit" && <span className={classes.kind}>{t("intake.omitted")}</span>}
        <NativeSelect
          size="xs"
          className={classes.choice ?? ""}
          aria-label={t("intake.correct", { place: place + 1 })}
          value={fate === "kept" ? kind : fate}
          data={choices.map((choice) => ({ value: choice, label: words(choice) }))}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice === event.currentTarget.value);
            if (chosen !== undefined) onChoose(chosen);
          }}
        />
        {former !== undefined && (
          <span className={classes.former}>{t("intake.was", { number: former })}</span>
        )}
      </div>
      <div className={classes.text} dir="auto">
        {read.paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <Paragraph key={index} paragraph={paragraph} />
        ))}
      </div>
    </li>
  );
}

interface ReadClausesProps {
  readonly clauses: readonly CorrectedClause[];
  readonly corrections: Corrections;
  readonly onCorrect: (corrections: Corrections) => void;
}

/** The clauses as they will be, each with the means to correct what it was taken for. */
export function ReadClauses({ clauses, corrections, onCorrect }: ReadClausesProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const numbers = useMemo(() => {
    const kept = clauses.filter(({ fate }) => fate === "kept");
    const labels = number(kept.map(({ kind }) => ({ kind })));
    return new Map(kept.map(({ place }, index) => [place, labels[index] ?? ""]));
  }, [clauses]);
  const shown = all ? clauses : clauses.slice(0, mostShown);
  const left = clauses.length - shown.length;
  const taken = correctionsToSend(clauses).length;
  const nameOf = (place: number, kind: ClauseKind) => numbers.get(place) || t(`kind.${kind}`);
  let before = "";
  return (
    <section aria-labelledby="intake-clauses">
      <h3 id="intake-clauses" className={classes.heading}>
        {t("intake.clauses")}
      </h3>
      <p className={classes.correctHint}>
        {t("intake.correctHint")}{" "}
        <span role="status">{taken > 0 && t("intake.taken", { count: taken })}</span>
        {taken > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onCorrect(new Map())}>
            {t("intake.takeBack")}
          </Button>
        )}
      </p>
      <ol className={classes.sheet}>
        {shown.map((clause) => {
          const { place, fate, kind } = clause;
          if (fate === "kept") before = nameOf(place, kind);
          return (
            <Clause
              key={place}
              clause={clause}
              number={numbers.get(place) ?? ""}
              before={before}
              choices={choicesOf(clauseKinds, clauses, place)}
              onChoose={(choice) => onCorrect(new Map([...corrections, [place, choice]]))}
            />
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
