import { Button, Group, Modal, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setApart, settleAlternatives } from "../../../api/alternatives";
import { clauseName } from "../../../components/clauseName";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { ReasonField } from "../../../components/ReasonField";
import { useAction } from "../../../components/useAction";
import type { ClauseEntry } from "../../../editor/clauses";
import { useClauseWords } from "../../../editor/useClauseWords";
import type { Alternative } from "../../../model/alternatives";
import type { ClauseId, DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import type { Me } from "../../../model/person";
import classes from "./Alternatives.module.css";
import { Rival } from "./Rival";

interface CompareDialogProps {
  readonly draft: DraftId;
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  /** The one to which the others are alternatives first. */
  readonly rivals: readonly ClauseId[];
  readonly alternatives: readonly Alternative[];
  readonly me: Me;
  readonly maySettle: boolean;
  readonly mayOffer: boolean;
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
}

/** What is about to be decided: one is chosen, none is, or all are set apart. */
type Choice = { readonly kind: "choose"; readonly clause: ClauseId } | { readonly kind: "none" | "apart" };

/** The clauses that compete side by side, and for who leads the draft the way to choose one, with a moment to confirm. */
export function CompareDialog(props: CompareDialogProps) {
  const { draft, editor, clauses, rivals, alternatives, me, maySettle, mayOffer, onDone, onClose } = props;
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [choice, setChoice] = useState<Choice>();
  const [reason, setReason] = useState("");
  const action = useAction();
  const entryOf = (id: ClauseId) => clauses.find((clause) => clause.id === id);
  const nameOf = (id: ClauseId) => {
    const entry = entryOf(id);
    return entry === undefined ? t("alternatives.deleted") : clauseName(entry, t);
  };
  const [first] = rivals;
  const there = rivals.filter((id) => entryOf(id) !== undefined);
  const number = nameOf(there[0] ?? (first as ClauseId));
  const firstWords = useClauseWords(editor, there[0] ?? (first as ClauseId));
  const offeredBy = (id: ClauseId) => alternatives.find(({ clause }) => clause === id);
  const isOwn = (id: ClauseId) => {
    const offered = offeredBy(id);
    if (offered === undefined) return false;
    return (
      offered.person === me.id ||
      (offered.delegation !== undefined && offered.delegation === me.delegation?.code)
    );
  };
  const confirm = () => {
    if (choice === undefined || first === undefined) return;
    const chosen = choice.kind === "choose" ? choice.clause : undefined;
    action.run(
      () =>
        choice.kind === "apart"
          ? setApart(draft, first)
          : settleAlternatives(draft, first, { choose: chosen, reason: oneLine(reason) }),
      () => {
        onDone(t(`alternatives.done.${choice.kind}`, { clause: number }));
        onClose();
      },
    );
  };
  const takeBack = (id: ClauseId) =>
    action.run(
      () => setApart(draft, id),
      () => onDone(t("alternatives.done.apart")),
    );
  const words = { clause: choice?.kind === "choose" ? nameOf(choice.clause) : "", number };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("alternatives.titleOf", { clause: number })}
      size="min(72rem, 94vw)"
      fullScreen={narrow}
      centered
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div
        role="group"
        tabIndex={-1}
        data-autofocus
        aria-label={t("alternatives.rivals")}
        className={classes.rivals}
        style={{
          gridTemplateColumns: narrow ? undefined : `repeat(${Math.min(there.length, 3)}, minmax(0, 1fr))`,
        }}
      >
        {rivals.map((id) => (
          <Rival
            key={id}
            editor={editor}
            id={id}
            name={nameOf(id)}
            isThere={entryOf(id) !== undefined}
            offered={offeredBy(id)}
            against={id === there[0] ? undefined : firstWords}
            chosen={choice?.kind === "choose" && choice.clause === id}
            onChoose={
              maySettle && choice === undefined ? () => setChoice({ kind: "choose", clause: id }) : undefined
            }
            onTakeBack={
              id !== first && (maySettle || (mayOffer && isOwn(id))) && choice === undefined
                ? () => takeBack(id)
                : undefined
            }
            busy={action.working}
          />
        ))}
      </div>
      {choice !== undefined && (
        <section className={classes.confirm} aria-labelledby="alternatives-question">
          <h3 id="alternatives-question" tabIndex={-1} ref={(heading) => heading?.focus()}>
            {t(`alternatives.confirm.${choice.kind}`, words)}
          </h3>
          <Text size="sm">{t(`alternatives.explain.${choice.kind}`, words)}</Text>
          {choice.kind !== "apart" && (
            <ReasonField
              label={t("alternatives.reason")}
              description={t("brackets.noteHint")}
              value={reason}
              onChange={setReason}
            />
          )}
        </section>
      )}
      {action.failure !== undefined && (
        <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      <Group justify="flex-end" mt="md" gap="xs">
        {choice !== undefined ? (
          <>
            <Button variant="default" onClick={() => setChoice(undefined)}>
              {t("alternatives.back")}
            </Button>
            <Button loading={action.working} onClick={confirm}>
              {t(`alternatives.submit.${choice.kind}`, words)}
            </Button>
          </>
        ) : (
          <>
            {maySettle && (
              <>
                <Button variant="default" onClick={() => setChoice({ kind: "apart" })}>
                  {t("alternatives.apart")}
                </Button>
                <Button variant="default" onClick={() => setChoice({ kind: "none" })}>
                  {t("alternatives.none")}
                </Button>
              </>
            )}
            <Button variant="default" onClick={onClose}>
              {t("alternatives.close")}
            </Button>
          </>
        )}
      </Group>
    </Modal>
  );
}
