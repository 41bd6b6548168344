import { Radio, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { holdBracket, type Position, placeBracket } from "../../../api/brackets";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { Anchor } from "../../../model/anchor";
import { type Bracket, type Hold, type Holder, longestNote, stances } from "../../../model/brackets";
import type { DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import classes from "./Brackets.module.css";
import { HolderSelect } from "./HolderSelect";
import type { Holders } from "./useHolders";
import { quoted } from "./words";

/** What is asked: to put words in brackets, or to hold a bracket that stands. */
export type HoldQuestion =
  | { readonly kind: "place"; readonly on: readonly Anchor[] }
  | {
      readonly kind: "hold";
      readonly bracket: Bracket;
      /** What the holder says already; undefined for a new one. */
      readonly hold: Hold | undefined;
    };

interface HoldDialogProps {
  readonly draft: DraftId;
  readonly question: HoldQuestion;
  /** For whom this person acts if they say nothing else. */
  readonly own: Holder;
  /** Whether this person may act for any. */
  readonly mayLead: boolean;
  readonly holders: Holders;
  /** The same places with the words that are there now. */
  readonly asNow: (on: readonly Anchor[]) => readonly Anchor[];
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

/** Asks what somebody wants of words in brackets. */
export function HoldDialog(props: HoldDialogProps) {
  const { draft, question, own, mayLead, holders, asNow, onClose, onDone } = props;
  const { t } = useTranslation();
  const before = question.kind === "hold" ? question.hold : undefined;
  const [position, setPosition] = useState<Position>({
    holder: before?.holder ?? own,
    stance: before?.stance ?? "RESERVE",
    note: before?.note ?? "",
  });
  const action = useAction();
  const isNew = question.kind === "place";
  const submit = () => {
    const said = { ...position, note: oneLine(position.note) };
    action.run(
      () =>
        isNew ? placeBracket(draft, asNow(question.on), said) : holdBracket(draft, question.bracket.id, said),
      () => {
        onDone(isNew ? t("brackets.placed") : "");
        onClose();
      },
    );
  };
  const on = question.kind === "place" ? question.on : question.bracket.on;
  const isWhole = on.every(({ from }) => from === undefined);
  const words = quoted(on);
  // Who waits for words has nothing to want of those that stand for them.
  const isWaiting = question.kind === "hold" && question.bracket.kind === "PLACEHOLDER";
  return (
    <FormDialog
      title={t(isNew ? "brackets.title" : isWaiting ? "placeholders.joinTitle" : "brackets.joinTitle")}
      submit={t(isNew ? "brackets.place" : isWaiting ? "placeholders.hold" : "brackets.hold")}
      complete={position.holder !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <blockquote className={classes.quote}>{isWhole ? t("brackets.clause", { words }) : words}</blockquote>
      {!isWaiting && (
        <Radio.Group
          label={t("brackets.stance.title")}
          value={position.stance}
          onChange={(value) => {
            const stance = stances.find((each) => each === value);
            if (stance !== undefined) setPosition((old) => ({ ...old, stance }));
          }}
        >
          <Stack gap="xs" mt={6}>
            {stances.map((stance) => (
              <Radio
                key={stance}
                value={stance}
                label={t(`brackets.stance.${stance}`)}
                data-autofocus={stance === position.stance || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Textarea
        label={t("brackets.note")}
        description={t("brackets.noteHint")}
        value={position.note}
        onChange={(event) => {
          const note = event.currentTarget.value;
          setPosition((old) => ({ ...old, note }));
        }}
        maxLength={longestNote}
        autosize
        minRows={1}
      />
      {mayLead && before === undefined && (
        <HolderSelect
          value={position.holder}
          holders={holders}
          onChange={(holder) => setPosition((old) => ({ ...old, holder }))}
        />
      )}
      {isNew && <Text size="sm">{t("brackets.placeHint")}</Text>}
    </FormDialog>
  );
}
