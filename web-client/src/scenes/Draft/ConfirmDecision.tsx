import { Button, Group, ScrollArea, Text } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { useTextLanguage } from "../../components/text/language";
import type { ClauseEntry } from "../../editor/clauses";
import { useClauseWords } from "../../editor/useClauseWords";
import type { Agreement, Terms } from "../../model/agreement";
import type { BindingStatus } from "../../model/standing";
import { lastForum, rememberForum, TermsFields } from "./agreements/TermsFields";
import classes from "./ClauseRail.module.css";
import { useUnread } from "./useUnread";

interface ConfirmDecisionProps {
  readonly editor: Editor;
  readonly clause: ClauseEntry;
  readonly to: BindingStatus;
  readonly busy: boolean;
  /** On what its agreement depends as yet. */
  readonly agreement: Agreement | undefined;
  /** What was said against it. */
  readonly said: ReactNode;
  /** What is said of an agreement ad referendum, if that is confirmed. */
  readonly onConfirm: (terms: Terms | undefined) => void;
  readonly onBack: () => void;
}

/**
 * The moment before a clause is agreed or adopted for everybody: it is named, and its words are shown as they stand now,
 * also while somebody goes on changing them.
 */
export function ConfirmDecision({
  editor,
  clause,
  to,
  busy,
  agreement,
  said,
  onConfirm,
  onBack,
}: ConfirmDecisionProps) {
  const { t } = useTranslation();
  const language = useTextLanguage();
  const name = clauseName(clause, t);
  const words = useClauseWords(editor, clause.id);
  const { changed, unread } = useUnread(words);
  const [terms, setTerms] = useState<Terms>({
    forum: agreement?.forum ?? lastForum(),
    pending: agreement?.pending ?? [],
  });
  const isAdReferendum = to === "AGREED_AD_REFERENDUM";
  const confirm = () => {
    if (isAdReferendum) rememberForum(terms.forum);
    onConfirm(isAdReferendum ? { ...terms, forum: terms.forum.trim() } : undefined);
  };
  const unconfirmed = isAdReferendum ? [] : (agreement?.pending ?? []);
  const heading = useRef<HTMLHeadingElement>(null);
  // The focus begins on the question, so that the key that asked it does not answer it.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes.question}>
        {t(`room.confirm.title.${to}`, { clause: name })}
      </h2>
      <ScrollArea.Autosize
        mah="min(14rem, 40dvh)"
        className={classes.words ?? ""}
        viewportProps={{
          role: "group",
          "aria-label": t("room.confirm.words", { clause: name }),
          tabIndex: 0,
        }}
      >
        {words.trim() === "" ? t("room.confirm.empty") : <span {...language}>{words}</span>}
      </ScrollArea.Autosize>
      <div role="status">
        {changed && (
          <Text size="sm" className={classes.changed ?? ""}>
            {t("room.confirm.changed")}
          </Text>
        )}
      </div>
      <Text size="sm" className={classes.explain ?? ""}>
        {t(`room.confirm.explain.${to}`)}
      </Text>
      {unconfirmed.length > 0 && (
        <Text size="sm" className={classes.changed ?? ""}>
          {t("agreement.notYet", { codes: unconfirmed.join(", ") })}
        </Text>
      )}
      {said}
      {isAdReferendum && <TermsFields terms={terms} onChange={setTerms} />}
      <Group mt="sm" gap="xs" justify="flex-end">
        <Button size="xs" variant="default" onClick={onBack}>
          {t("room.confirm.back")}
        </Button>
        <Button size="xs" disabled={busy || unread} onClick={confirm}>
          {t(`room.confirm.submit.${to}`, { clause: name })}
        </Button>
      </Group>
    </>
  );
}
