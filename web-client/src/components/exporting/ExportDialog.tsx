import { Said } from "../Said";
import "../papers";
import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { exportFile } from "../../api/exports";
import { getTimeline, listRevisions } from "../../api/history";
import type { ServedFile } from "../../api/receiving";
import type { ChosenOptions, ExportFormat, ExportSubject } from "../../model/export";
import { showsRedline } from "../../model/export";
import type { Revision } from "../../model/history";
import type { DraftId } from "../../model/ids";
import { canonicalMoment } from "../../model/moments";
import { bytesIn } from "../bytes";
import { describeError } from "../describeError";
import { save } from "../download";
import { Failure } from "../Failure";
import { useSignedInLoad } from "../signedOut";
import { type Transferring, useTransfer } from "../useTransfer";
import { Waiting } from "../Waiting";
import classes from "./ExportDialog.module.css";
import { explainExport } from "./explainExport";
import { FormatChoice } from "./FormatChoice";
import { Preview } from "./Preview";
import { firstChosen, SubjectChoice, subjectOf } from "./SubjectChoice";

export interface ExportDialogProps {
  readonly draft: DraftId;
  /** What is chosen at first. */
  readonly subject: ExportSubject;
  readonly onClose: () => void;
}

interface Background {
  readonly revisions: readonly Revision[];
  readonly seed: string;
}

/** How the download stands, in a place that is always there, so that it is read out. */
function Outcome({ transfer, again }: { transfer: Transferring<ServedFile>; again: () => void }) {
  const { t, i18n } = useTranslation();
  const { state } = transfer;
  return (
    <div className={classes.outcome}>
      {state.kind === "working" && (
        <Waiting received={state.received} doing={t("export.preparing")} onCancel={transfer.cancel} />
      )}
      {state.kind === "failed" && (
        <Failure>
          <div className={classes.failed}>
            <span>{explainExport(state.error, t)}</span>
            <Button size="xs" variant="default" onClick={again}>
              {t("app.retry")}
            </Button>
          </div>
        </Failure>
      )}
      <div role="status" className={classes.saved}>
        {state.kind === "done" && (
          <>
            {t("export.saved", {
              name: state.value.file.name,
              bytes: bytesIn(state.value.file.size, i18n.language),
            })}
            {state.value.unshown !== undefined && (
              <p className={classes.unshown}>{t("export.unshown", { characters: state.value.unshown })}</p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Choosing({ draft, subject, onClose, revisions, seed }: ExportDialogProps & Background) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(() =>
    firstChosen(canonicalSubject(subject, revisions), revisions, seed),
  );
  const [wanted, setWanted] = useState<ExportFormat>("docx");
  const [options, setOptions] = useState<ChosenOptions>(new Set());
  const [looks, setLooks] = useState(false);
  const transfer = useTransfer<ServedFile>();
  const form = useRef<HTMLFormElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const narrow = useMediaQuery("(max-width: 56rem)", undefined, { getInitialValueInEffect: false }) === true;
  const asked = subjectOf(chosen);
  const format = asked.kind === "redline" && !showsRedline(wanted) ? "docx" : wanted;
  const working = transfer.state.kind === "working";
  const run = () => {
    const request = { draft, format, subject: asked, options };
    transfer.start(
      (onReceived, signal) => exportFile(request, onReceived, signal),
      ({ file }) => save(file),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!working) run();
  };
  // The dialog was open before there was anything to choose.
  useEffect(() => form.current?.querySelector<HTMLInputElement>("input:checked")?.focus(), []);
  useEffect(() => {
    // The button to cancel goes with the waiting, and would take the keyboard with it.
    if (!working && document.activeElement === document.body) button.current?.focus();
  }, [working]);
  /** What was said of the last file is not true of the next. */
  const choosing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      if (!working) transfer.cancel();
      set(value);
    };
  return (
    <form ref={form} className={classes.dialog} onSubmit={submit}>
      <div className={classes.body}>
        <div className={classes.choices}>
          <SubjectChoice chosen={chosen} onChoose={choosing(setChosen)} revisions={revisions} seed={seed} />
          <FormatChoice
            subject={asked}
            format={format}
            onFormat={choosing(setWanted)}
            chosen={options}
            onOptions={choosing(setOptions)}
          />
        </div>
        {narrow && (
          <Button variant="default" aria-expanded={looks} onClick={() => setLooks(!looks)}>
            {t(looks ? "export.hidePreview" : "export.showPreview")}
          </Button>
        )}
        {(looks || !narrow) && (
          <Preview
            draft={draft}
            subject={asked}
            attribution={asked.kind === "text" && options.has("attribution")}
          />
        )}
      </div>
      <footer className={classes.footer}>
        <Outcome transfer={transfer} again={run} />
        <Button variant="default" onClick={onClose}>
          {t("action.close")}
        </Button>
        <Button
          ref={button}
          type="submit"
          aria-disabled={working}
          {...(working ? { "data-disabled": true } : {})}
        >
          {t("export.download", { format: t(`export.formats.${format}`) })}
        </Button>
      </footer>
    </form>
  );
}

function canonicalSubject(subject: ExportSubject, revisions: readonly Revision[]): ExportSubject {
  const canonical = (name: string) => canonicalMoment(name, revisions);
  return subject.kind === "text"
    ? { kind: "text", at: canonical(subject.at) }
    : { kind: "redline", from: canonical(subject.from), to: canonical(subject.to) };
}

/** Chooses a text and a form, shows how it will read, and saves it as a file. */
export function ExportDialog(props: ExportDialogProps) {
  const { draft, onClose } = props;
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 56rem)", undefined, { getInitialValueInEffect: false }) === true;
  const load = useCallback(async (): Promise<Background> => {
    const [revisions, timeline] = await Promise.all([listRevisions(draft), getTimeline(draft)]);
    return { revisions, seed: `seq:${timeline.first.seq}` };
  }, [draft]);
  const [background, again] = useSignedInLoad(load);
  return (
    <Modal.Stack>
      <Modal
        opened
        stackId="export"
        onClose={onClose}
        title={t("papers.export")}
        size="76rem"
        centered
        fullScreen={narrow}
        closeOnClickOutside={false}
        padding={0}
        classNames={{ header: classes.header ?? "", body: classes.modalBody ?? "" }}
      >
        {background.kind === "loading" && (
          <div className={classes.opening} role="status" aria-label={t("app.loading")} />
        )}
        {background.kind === "failed" && (
          <div className={classes.opening}>
            <Failure>
              <div className={classes.failed}>
                <span>
                  <Said>{t("history.failed", { reason: describeError(background.error, t) })}</Said>
                </span>
                <Button size="xs" variant="default" onClick={again}>
                  {t("app.retry")}
                </Button>
              </div>
            </Failure>
          </div>
        )}
        {background.kind === "loaded" && <Choosing {...props} {...background.value} />}
      </Modal>
    </Modal.Stack>
  );
}
