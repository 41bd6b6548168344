import { Button, Group, Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useAction } from "../../../components/useAction";
import { longestComment } from "../../../model/comments";
import classes from "./Comments.module.css";

interface WritingBoxProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly submit: string;
  /** Who will read it, above the button. */
  readonly audience: ReactNode;
  /** Whether all but the words is there. */
  readonly complete: boolean;
  /** Sends the words, which are not blank. They stay in the box when that fails. */
  readonly send: (text: string) => Promise<void>;
  readonly onSent: () => void;
  /** The words are given up, by hand, or there were none. */
  readonly onCancel: () => void;
  readonly autoFocus?: boolean;
}

/** Words to others that are being written. They are never lost by themselves: only by being sent, or given up by hand. */
export function WritingBox({
  label,
  hint,
  text,
  onText,
  submit,
  audience,
  complete,
  send,
  onSent,
  onCancel,
  autoFocus = false,
}: WritingBoxProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [isAsking, setIsAsking] = useState(false);
  const mayBeSent = complete && text.trim() !== "" && !action.working;
  const sendIt = () => {
    if (mayBeSent) action.run(() => send(text.trim()), onSent);
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sendIt();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (text.trim() === "") onCancel();
    }
  };
  return (
    <div className={classes.writing}>
      <Textarea
        size="sm"
        label={label}
        description={hint}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeys}
        maxLength={longestComment}
        autosize
        minRows={2}
        maxRows={10}
        data-begin={complete || undefined}
        data-autofocus={complete || undefined}
        readOnly={action.working}
        ref={(box) => {
          if (autoFocus && box !== null && box.dataset.focused === undefined) {
            box.dataset.focused = "";
            box.focus();
          }
        }}
      />
      {action.failure !== undefined && (
        <Failure>{t("comments.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      {audience && <div className={classes.readers}>{audience}</div>}
      {isAsking ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div role="group" aria-label={t("comments.discardSure")} className={classes.asking}>
          <span>{t("comments.discardSure")}</span>
          <Group gap="xs">
            <Button size="xs" variant="default" autoFocus onClick={() => setIsAsking(false)}>
              {t("comments.keep")}
            </Button>
            <Button size="xs" color="red.9" onClick={onCancel}>
              {t("comments.discard")}
            </Button>
          </Group>
        </div>
      ) : (
        <Group gap="xs">
          <Button size="xs" onClick={sendIt} loading={action.working} disabled={!mayBeSent}>
            {submit}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={action.working}
            onClick={() => (text.trim() === "" ? onCancel() : setIsAsking(true))}
          >
            {t(text.trim() === "" ? "comments.cancel" : "comments.discard")}
          </Button>
        </Group>
      )}
    </div>
  );
}
