import { oneLine } from "../../model/oneLine";
import "../../components/papers";
import { Button, Modal, TextInput } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { createFromFile, readFile } from "../../api/intake";
import { bytesIn } from "../../components/bytes";
import { Failure } from "../../components/Failure";
import { provisionWords } from "../../components/provisionWords";
import { useTransfer } from "../../components/useTransfer";
import { Waiting } from "../../components/Waiting";
import type { Audience } from "../../model/audience";
import { competingIn, corrected, correctionsToSend, noCorrections, titleIn } from "../../model/corrections";
import type { Intake, StartedFromFile } from "../../model/intake";
import { explainIntake } from "./explainIntake";
import { FileComments } from "./FileComments";
import { FilePick } from "./FilePick";
import classes from "./Intake.module.css";
import { Findings } from "./IntakeReport";
import { ReadClauses } from "./ReadClauses";
import { labelsOf } from "./readLabels";
import { TypedAlternatives } from "./TypedAlternatives";
import { TypedBrackets } from "./TypedBrackets";

const longestTitle = 300;
const none: ReadonlyMap<number, number> = new Map();

interface ReadFile {
  readonly file: File;
  readonly intake: Intake;
}

interface PreviewProps extends ReadFile {
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** What a file would become, and the way to start a draft with it. */
function Preview({ file, intake, onAnother, onClose }: PreviewProps) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const [corrections, setCorrections] = useState(noCorrections);
  const clauses = useMemo(() => corrected(intake, corrections), [intake, corrections]);
  const sent = useMemo(() => correctionsToSend(clauses, corrections), [clauses, corrections]);
  const kept = clauses.filter(({ fate }) => fate === "kept");
  const [makes, setMakes] = useState({ brackets: true, alternatives: true });
  const [audience, setAudience] = useState<Audience>();
  const competing = useMemo(
    () => competingIn(clauses, intake.alternatives, corrections),
    [clauses, intake, corrections],
  );
  const namesOfOthers = useMemo(() => {
    const names = new Map<number, string>();
    for (const [{ source, place }, labels] of labelsOf(clauses, competing)) {
      if (source === "clause") names.set(place, labels.number);
    }
    return names;
  }, [clauses, competing]);
  const [typed, setTitle] = useState<string>();
  const found = sent.length === 0 ? intake.title : (titleIn(clauses) ?? intake.title);
  const title = typed ?? found.slice(0, longestTitle);
  const transfer = useTransfer<StartedFromFile>();
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = transfer;
  const clean = oneLine(title);
  const working = state.kind === "working";
  // The draft is there: it is not started once more.
  const left = state.kind === "done" && state.value.commentsNotTaken > 0 ? state.value : undefined;
  const ready = clean !== "" && kept.length > 0 && !working;
  useEffect(() => heading.current?.focus(), []);
  const start = () => {
    if (!ready || left !== undefined) return;
    transfer.start(
      (_, signal) => createFromFile(file, clean, sent, { ...makes, comments: audience }, signal),
      ({ draft, commentsNotTaken }) => {
        if (commentsNotTaken === 0) navigate(`/drafts/${draft}`);
      },
    );
  };
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <div className={classes.body}>
        <div className={classes.file}>
          <div>
            <h2 ref={heading} tabIndex={-1} className={classes.fileName}>
              {intake.file.name}
            </h2>
            <div className={classes.quiet} role="status">
              {bytesIn(file.size, i18n.language)} ·{" "}
              {t("intake.figures", {
                provisions: provisionWords(kept, t),
                characters: new Intl.NumberFormat(i18n.language).format(intake.characters),
              })}
            </div>
          </div>
          <Button variant="default" size="xs" onClick={onAnother}>
            {t("intake.another")}
          </Button>
        </div>
        <TextInput
          label={t("intake.draftTitle")}
          maxLength={longestTitle}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Findings
          findings={
            audience === undefined
              ? intake.findings
              : intake.findings.filter(({ code }) => code !== "comments")
          }
        />
        <TypedBrackets
          brackets={intake.brackets}
          makes={makes.brackets}
          onMake={(brackets) => setMakes({ ...makes, brackets })}
          nameOf={(place) => {
            const clause = intake.clauses[place - 1];
            return clause === undefined || clause.number === "" ? `${place}.` : clause.number;
          }}
        />
        <TypedAlternatives
          competing={competing}
          makes={makes.alternatives}
          onMake={(alternatives) => setMakes({ ...makes, alternatives })}
          nameOf={(place) => namesOfOthers.get(place) || `${place + 1}.`}
        />
        <FileComments comments={intake.comments} audience={audience} onAudience={setAudience} />
        {intake.clauses.length === 0 ? (
          <Failure>{t("intake.nothing")}</Failure>
        ) : (
          <ReadClauses
            clauses={clauses}
            corrections={corrections}
            competing={makes.alternatives ? competing : none}
            onCorrect={setCorrections}
          />
        )}
      </div>
      <footer className={classes.footer}>
        <div className={classes.outcome}>
          {working && (
            <Waiting received={undefined} doing={t("intake.starting")} onCancel={transfer.cancel} />
          )}
          {state.kind === "failed" && (
            <Failure>{t("intake.notStarted", { reason: explainIntake(state.error, t) })}</Failure>
          )}
          {left !== undefined && (
            <Failure>
              {t("intake.comments.notTaken", { count: left.commentsNotTaken })} {left.reason}
            </Failure>
          )}
          {left === undefined && (state.kind === "idle" || state.kind === "done") && (
            <span className={classes.quiet}>{t("intake.kept")}</span>
          )}
        </div>
        <Button variant="default" onClick={onClose}>
          {t(left === undefined ? "action.cancel" : "action.close")}
        </Button>
        {left === undefined ? (
          <Button type="submit" disabled={!ready}>
            {t("intake.start")}
          </Button>
        ) : (
          <Button autoFocus onClick={() => navigate(`/drafts/${left.draft}`)}>
            {t("intake.comments.open")}
          </Button>
        )}
      </footer>
    </form>
  );
}

/** Reads a file, shows what it would become and what of it would be lost, and starts a draft with it. */
export function IntakeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const transfer = useTransfer<ReadFile>();
  const { state } = transfer;
  const pick = (file: File) =>
    transfer.start(async (_, signal) => ({ file, intake: await readFile(file, signal) }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("intake.title")}
      size="56rem"
      centered
      closeOnClickOutside={false}
      padding={0}
      classNames={{ header: classes.header ?? "" }}
    >
      {state.kind === "done" ? (
        <Preview {...state.value} onAnother={transfer.cancel} onClose={onClose} />
      ) : (
        <div className={classes.pick}>
          <FilePick onPick={pick} disabled={state.kind === "working"} />
          {state.kind === "working" && (
            <Waiting received={undefined} doing={t("intake.reading")} onCancel={transfer.cancel} />
          )}
          {state.kind === "failed" && (
            <Failure>{t("intake.failed", { reason: explainIntake(state.error, t) })}</Failure>
          )}
        </div>
      )}
    </Modal>
  );
}
