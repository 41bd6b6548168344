import { Alert, Anchor, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { getFigures } from "../../api/figures";
import { getNextRevision, issueRevision } from "../../api/history";
import { getDraft } from "../../api/plenary";
import { FormDialog } from "../../components/FormDialog";
import { useSignedInLoad } from "../../components/signedOut";
import { useAction } from "../../components/useAction";
import type { Revision } from "../../model/history";
import { oneLine } from "../../model/oneLine";
import { noteOfFigures } from "./noteOfFigures";
import classes from "./Revisions.module.css";
import type { Story } from "./useStory";

interface IssueDialogProps {
  readonly story: Story;
  readonly onClose: () => void;
  readonly onIssued: (symbol: string) => void;
}

const longestTitle = 300;
const longestNote = 4000;

/** How the next correction of an issue will be called. */
export function correctionSymbol(revisions: readonly Revision[], corrected: string): string | undefined {
  const of = revisions.find(({ symbol }) => symbol === corrected);
  if (of === undefined) return undefined;
  const family = revisions.filter(({ number }) => number === of.number);
  const main = family.find(({ correction }) => correction === undefined);
  const last = Math.max(0, ...family.map(({ correction }) => correction ?? 0));
  return `${main?.symbol ?? corrected}/Corr.${last + 1}`;
}

/** Asks for what is said of a revision, shows what it will freeze, and issues it. */
export function IssueDialog({ story, onClose, onIssued }: IssueDialogProps) {
  const { t, i18n } = useTranslation();
  const { draft, revisions } = story;
  const [title, setTitle] = useState(draft.title);
  const [note, setNote] = useState("");
  const [corrects, setCorrects] = useState("");
  const action = useAction();
  const load = useCallback(async () => {
    const [next, now, figures] = await Promise.all([
      getNextRevision(draft.id),
      getDraft(draft.id),
      getFigures(draft.id),
    ]);
    return { next, now, figures };
  }, [draft.id]);
  const [loaded] = useSignedInLoad(load);
  const next = loaded.kind === "loaded" ? loaded.value.next.symbol : undefined;
  const renumbered = loaded.kind === "loaded" ? loaded.value.next.renumbered : [];
  const table = renumbered.map(({ from, to }) => `${from} → ${to}`).join(", ");
  const tableNote = t("issue.renumbered", { table });
  const statuses = loaded.kind === "loaded" ? loaded.value.now.statuses : draft.statuses;
  const figures = loaded.kind === "loaded" ? noteOfFigures(loaded.value.figures, draft.language, i18n) : "";
  const addToNote = (more: string) => setNote([note.trim(), more].filter((part) => part !== "").join("\n"));
  const symbol = corrects === "" ? next : correctionSymbol(revisions, corrects);
  const standing = [...statuses].map(([status, count]) => t(`overview.${status}`, { count })).join(" · ");
  const clean = oneLine(title);
  const submit = () =>
    action.run(
      () =>
        issueRevision(draft.id, {
          title: clean,
          note: note.trim(),
          corrects: corrects === "" ? undefined : corrects,
        }),
      (issued) => {
        onIssued(issued);
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("issue.title")}
      submit={symbol === undefined ? t("issue.submitUnnamed") : t("issue.submit", { symbol })}
      complete={clean !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={classes.proposed} role="status">
        <span className={classes.label}>{t("issue.symbol")}</span>
        <span className={classes.symbol}>{symbol ?? "…"}</span>
        <span className={classes.quiet}>
          {t("issue.statuses")} {standing === "" ? "–" : standing}
        </span>
      </div>
      {revisions.length > 0 && (
        <NativeSelect
          label={t("issue.what")}
          value={corrects}
          data={[
            { value: "", label: t("issue.new") },
            ...[...revisions]
              .reverse()
              .map((each) => ({ value: each.symbol, label: t("issue.correction", { symbol: each.symbol }) })),
          ]}
          onChange={(event) => setCorrects(event.currentTarget.value)}
        />
      )}
      <TextInput
        data-autofocus
        label={t("issue.revisionTitle")}
        maxLength={longestTitle}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        required
      />
      <Textarea
        label={t("issue.note")}
        description={t("issue.noteHint")}
        maxLength={longestNote}
        autosize
        minRows={3}
        maxRows={10}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {figures !== "" && !note.includes(figures) && (
        <Text size="sm">
          {t("plot.offer")}{" "}
          <Anchor component="button" type="button" onClick={() => addToNote(figures)}>
            {t("plot.addFigures")}
          </Anchor>
        </Text>
      )}
      {renumbered.length > 0 && !note.includes(tableNote) && (
        <Text size="sm">
          {t("issue.otherNumbers", { count: renumbered.length })}{" "}
          <Anchor component="button" type="button" onClick={() => addToNote(tableNote)}>
            {t("issue.addTable")}
          </Anchor>
        </Text>
      )}
      <Alert color="ink" variant="light">
        <Text>{t("issue.forEver")}</Text>
      </Alert>
    </FormDialog>
  );
}
