import { Text, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { placeBracket } from "../../../api/brackets";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { Anchor } from "../../../model/anchor";
import { type Holder, longestNote } from "../../../model/brackets";
import type { DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import classes from "./Brackets.module.css";
import { HolderSelect } from "./HolderSelect";
import type { Holders } from "./useHolders";
import { quoted } from "./words";

interface PlaceholderDialogProps {
  readonly draft: DraftId;
  /** The words that stand for others; none where they are to be written at the caret. */
  readonly on: readonly Anchor[];
  readonly own: Holder;
  readonly mayLead: boolean;
  readonly holders: Holders;
  readonly asNow: (on: readonly Anchor[]) => readonly Anchor[];
  /** Writes words at the caret and says where they are; undefined where nothing can be written. */
  readonly write: (words: string) => readonly Anchor[] | undefined;
  /** Resolves when the server has what was written, and rejects when it does not get it. */
  readonly saved: () => Promise<void>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const longestWords = 300;

/** Asks what is to come at a place of the text, from whom, and who waits for it. */
export function PlaceholderDialog(props: PlaceholderDialogProps) {
  const { draft, on, own, mayLead, holders, asNow, write, saved, onClose, onDone } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [note, setNote] = useState("");
  const [holder, setHolder] = useState(own);
  const [isClosed, setIsClosed] = useState(false);
  const action = useAction();
  // Whoever tries once more has written the words already.
  const written = useRef<readonly Anchor[]>(undefined);
  const isWriting = on.length === 0;
  const place = async (where: readonly Anchor[]) => {
    if (isWriting) await saved();
    await placeBracket(
      draft,
      asNow(where),
      { holder, stance: "RESERVE", note: oneLine(note) },
      "PLACEHOLDER",
    );
  };
  const submit = () => {
    const where = isWriting ? (written.current ?? write(oneLine(words))) : on;
    written.current = where;
    setIsClosed(where === undefined);
    if (where === undefined) return;
    action.run(
      () => place(where),
      () => {
        onDone();
        onClose();
      },
    );
  };
  return (
    <FormDialog
      title={t("placeholders.title")}
      submit={t("placeholders.place")}
      complete={!isWriting || words.trim() !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      {isWriting ? (
        <Textarea
          label={t("placeholders.words")}
          description={t("placeholders.wordsHint")}
          placeholder={t("placeholders.example")}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          readOnly={written.current !== undefined}
          maxLength={longestWords}
          error={isClosed ? t("placeholders.closed") : undefined}
          autosize
          minRows={2}
          required
          data-autofocus
        />
      ) : (
        <blockquote className={classes.quote}>{quoted(on)}</blockquote>
      )}
      <Textarea
        label={t("brackets.note")}
        description={t("placeholders.noteHint")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={longestNote}
        autosize
        minRows={1}
        data-autofocus={!isWriting || undefined}
      />
      {mayLead && <HolderSelect value={holder} holders={holders} onChange={setHolder} />}
      <Text size="sm">{t("placeholders.hint")}</Text>
    </FormDialog>
  );
}
