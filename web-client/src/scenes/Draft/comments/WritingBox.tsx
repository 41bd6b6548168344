import { Button, Group, Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useAction } from "../../../components/useAction";
import type { Audience } from "../../../model/audience";
import { longestComment } from "../../../model/comments";
import { type Mentionable, withMention } from "../../../model/mentions";
import classes from "./Comments.module.css";
import { MentionList } from "./MentionList";
import mentionClasses from "./Mentions.module.css";
import { useMentions } from "./useMentions";

interface WritingBoxProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly submit: string;
  /** Who will read it, and may be called in it; undefined as long as that is not chosen. */
  readonly readers: Audience | undefined;
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
  readers,
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
  const writing = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const { mentions, listId, optionId, look, choose, close } = useMentions(readers);
  // Where the caret goes once the text with a whole mention is in the box.
  const caret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const call = ({ code }: Mentionable) => {
    if (mentions === undefined) return;
    const called = withMention(text, mentions.typed, code);
    if (called.text.length > longestComment) return;
    caret.current = called.caret;
    onText(called.text);
    look(called.text, called.caret);
    box.current?.focus();
  };
  /** The keys of the list, as long as it is open. */
  const isOfList = (event: KeyboardEvent): boolean => {
    if (mentions === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return false;
    const { offered, chosen } = mentions;
    const who = offered[chosen];
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = moves[event.key];
    if (by !== undefined) choose((chosen + by + offered.length) % offered.length);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && who !== undefined) call(who);
    else return false;
    return true;
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (isOfList(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sendIt();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (text.trim() === "") onCancel();
    }
  };
  return (
    <div ref={writing} className={classes.writing}>
      <div className={mentionClasses.box}>
        <Textarea
          size="sm"
          label={label}
          description={hint}
          value={text}
          onChange={({ currentTarget }) => {
            onText(currentTarget.value);
            look(currentTarget.value, currentTarget.selectionEnd);
          }}
          onSelect={(event) => look(event.currentTarget.value, event.currentTarget.selectionEnd)}
          onBlur={({ relatedTarget }) => {
            // A button of this box must not move away under the finger that is about to press it.
            if (relatedTarget !== null && !writing.current?.contains(relatedTarget)) close();
          }}
          onKeyDown={onKeys}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={mentions === undefined ? undefined : listId}
          aria-activedescendant={mentions === undefined ? undefined : optionId(mentions.chosen)}
          maxLength={longestComment}
          autosize
          minRows={2}
          maxRows={10}
          data-begin={complete || undefined}
          data-autofocus={complete || undefined}
          readOnly={action.working}
          ref={(area) => {
            box.current = area;
            if (autoFocus && area !== null && area.dataset.focused === undefined) {
              area.dataset.focused = "";
              area.focus();
            }
          }}
        />
        <MentionList mentions={mentions} id={listId} optionId={optionId} onChoose={choose} onTake={call} />
      </div>
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
