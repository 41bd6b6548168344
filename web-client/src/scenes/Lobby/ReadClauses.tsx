import { Button, NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseKinds } from "../../model/clause";
import {
  type CorrectedClause,
  type CorrectedParagraph,
  type Correction,
  type Corrections,
  choicesOf,
  chosen,
  correctionsToSend,
  noCorrections,
  numberKey,
  toggled,
} from "../../model/corrections";
import { findingCodes, formerNumber, type ReadRun } from "../../model/intake";
import classes from "./Intake.module.css";
import { ReadParts } from "./ReadParts";
import { type Labels, labelsOf, noLabels } from "./readLabels";

/** So many clauses are shown at first; more only to whoever wants to read on. */
const mostShown = 100;

/** A number of the file that was taken for one, and the way to make it words, or back. */
function Former({ number: text, isWords, onToggle }: FormerProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.former}>
      {!isWords && `${t("intake.was", { number: text })} · `}
      <button type="button" className={classes.words} onClick={onToggle}>
        {t(isWords ? "intake.isNumber" : "intake.isWords", { number: text })}
      </button>
    </span>
  );
}

interface FormerProps {
  readonly number: string;
  readonly isWords: boolean;
  readonly onToggle: () => void;
}

/** Text, or a footnote with its words. Its number is counted by the style sheet, without what is left out. */
function Run({ run: { text, bold, italic, footnote } }: { readonly run: ReadRun }) {
  const { t } = useTranslation();
  if (footnote !== undefined) {
    return (
      <span className={classes.footnote} role="note" aria-label={t("footnotes.footnote")}>
        <span className={classes.footnoteWords}>
          {footnote.map((run, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
            <Run key={index} run={run} />
          ))}
        </span>
      </span>
    );
  }
  const inner = italic ? <em>{text}</em> : text;
  return <span>{bold ? <strong>{inner}</strong> : inner}</span>;
}

interface ParagraphProps {
  readonly paragraph: CorrectedParagraph;
  readonly label: string;
  /** Whether its number in the file is words. */
  readonly isWords: boolean;
  readonly onToggle: () => void;
}

function Paragraph({ paragraph, label, isWords, onToggle }: ParagraphProps) {
  const { depth, runs, labelInFile } = paragraph;
  return (
    <p className={classes.paragraph} data-depth={depth}>
      {label !== "" && <span className={classes.label}>{label} </span>}
      {runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
        <Run key={index} run={run} />
      ))}
      {labelInFile !== undefined && (
        <>
          {" "}
          <Former number={labelInFile} isWords={isWords} onToggle={onToggle} />
        </>
      )}
    </p>
  );
}

interface ClauseProps {
  readonly clause: CorrectedClause;
  readonly labels: Labels;
  readonly words: ReadonlySet<string>;
  /** What the clause before it is called, to which it may be joined. */
  readonly before: string;
  readonly choices: readonly (Correction | "left")[];
  readonly onChoose: (choice: Correction | "left") => void;
  readonly onToggle: (key: string) => void;
}

function Clause({ clause, labels, words, before, choices, onChoose, onToggle }: ClauseProps) {
  const { t } = useTranslation();
  const { read, kind, fate, place, paragraphs, source } = clause;
  const own = numberKey(place);
  const isWords = words.has(own) && source === "clause";
  const former =
    isWords || fate !== "kept" ? read.numberInFile : formerNumber({ ...read, number: labels.number });
  const wordsOf = (choice: Correction | "left") =>
    choice === "join" || choice === "omit" || choice === "left" ? t(`intake.${choice}`) : t(`kind.${choice}`);
  const why = findingCodes.find((code) => code === clause.code);
  let part = 0;
  const labelOf = paragraphs.map(({ opens }) => (opens ? (labels.parts[part++] ?? "") : ""));
  const paragraphAt = (at: number) => {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) return null;
    const key = numberKey(place, paragraph.part);
    return (
      <Paragraph
        key={at}
        paragraph={paragraph}
        label={labelOf[at] ?? ""}
        isWords={words.has(key)}
        onToggle={() => onToggle(key)}
      />
    );
  };
  return (
    <li className={classes.clause} data-kind={kind} data-fate={fate}>
      <div className={classes.mark}>
        {fate === "kept" && labels.number !== "" && <span className={classes.number}>{labels.number}</span>}
        {fate === "join" && <span className={classes.kind}>{t("intake.joined", { clause: before })}</span>}
        {fate === "omit" && <span className={classes.kind}>{t("intake.omitted")}</span>}
        {(why === "masthead" || why === "contents") && (
          <span className={classes.kind}>{t(`intake.takenFor.${why}`)}</span>
        )}
        <NativeSelect
          size="xs"
          className={classes.choice ?? ""}
          aria-label={
            source === "leftOut"
              ? t("intake.take", { place: place + 1 })
              : t("intake.correct", { place: place + 1 })
          }
          value={fate === "kept" ? kind : fate}
          data={choices.map((choice) => ({ value: choice, label: wordsOf(choice) }))}
          onChange={(event) => {
            const choice = choices.find((each) => each === event.currentTarget.value);
            if (choice !== undefined) onChoose(choice);
          }}
        />
        {former !== undefined && fate !== "omit" && (
          <Former number={former} isWords={isWords} onToggle={() => onToggle(own)} />
        )}
      </div>
      <div className={classes.text} dir="auto">
        <ReadParts paragraphs={paragraphs} paragraph={paragraphAt} />
      </div>
    </li>
  );
}

interface ReadClausesProps {
  readonly clauses: readonly CorrectedClause[];
  readonly corrections: Corrections;
  /** The places of clauses of the file that will be alternatives, each with that of the other. */
  readonly competing: ReadonlyMap<number, number>;
  readonly onCorrect: (corrections: Corrections) => void;
}

/** The clauses as they will be, each with the means to correct what it was taken for. */
export function ReadClauses({ clauses, corrections, competing, onCorrect }: ReadClausesProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const labels = useMemo(() => labelsOf(clauses, competing), [clauses, competing]);
  const shown = all ? clauses : clauses.slice(0, mostShown);
  const left = clauses.length - shown.length;
  const taken = correctionsToSend(clauses, corrections).length;
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
          <Button variant="subtle" size="compact-sm" onClick={() => onCorrect(noCorrections)}>
            {t("intake.takeBack")}
          </Button>
        )}
      </p>
      <ol className={classes.sheet}>
        {shown.map((clause) => {
          const { place, source, fate, kind } = clause;
          const own = labels.get(clause) ?? noLabels;
          if (fate === "kept") before = own.number || t(`kind.${kind}`);
          return (
            <Clause
              key={`${source} ${place}`}
              clause={clause}
              labels={own}
              words={corrections.words}
              before={before}
              choices={choicesOf(clauseKinds, clauses, clause)}
              onChoose={(choice) => onCorrect(chosen(corrections, clause, choice))}
              onToggle={(key) => onCorrect(toggled(corrections, key))}
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
