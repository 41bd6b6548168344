import { Button, Group, Loader, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { getBranchWays } from "../../../api/proposals";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useSignedInLoad } from "../../../components/signedOut";
import type { ProposalId } from "../../../model/ids";
import type { MovedClause, ThreeWays } from "../../../model/proposals";
import { Wording } from "../proposals/Wording";
import classes from "./Moved.module.css";

interface MovedDialogProps {
  readonly proposal: ProposalId;
  readonly moved: MovedClause;
  /** What the clause is called. */
  readonly name: string;
  readonly sentence: string;
  /** This person has seen it. */
  readonly onSeen: () => void;
  readonly onClose: () => void;
}

function Ways({ ways, narrow }: { ways: ThreeWays; narrow: boolean }) {
  const { t } = useTranslation();
  const { base, now, proposal } = ways;
  const shown = [
    { title: t("proposals.moved.then"), words: base, against: undefined },
    { title: t("proposals.moved.now"), words: now, against: base ?? "" },
    { title: t("proposals.moved.yours"), words: proposal, against: now ?? "" },
  ];
  return (
    <div
      className={classes.ways}
      style={{ gridTemplateColumns: narrow ? undefined : "repeat(3, minmax(0, 1fr))" }}
    >
      {shown.map(({ title, words, against }) => (
        <article key={title} className={classes.way} aria-label={title}>
          <h3>{title}</h3>
          <Wording words={words} against={against} absent={t("proposals.table.notThere")} />
        </article>
      ))}
    </div>
  );
}

/** A clause as the draft read when the proposal was made, as it reads now, and with what one proposes. */
export function MovedDialog({ proposal, moved, name, sentence, onSeen, onClose }: MovedDialogProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { clause, seq } = moved;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when it is changed again
  const load = useCallback(() => getBranchWays(proposal, clause), [proposal, clause, seq]);
  const [ways] = useSignedInLoad(load);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("proposals.moved.dialog", { clause: name })}
      size="min(72rem, 96vw)"
      fullScreen={narrow}
      centered
    >
      <p className={classes.hint}>{sentence}</p>
      {ways.kind === "loading" && <Loader size="sm" role="status" aria-label={t("app.loading")} />}
      {ways.kind === "failed" && (
        <Failure>{t("proposals.failed", { reason: describeError(ways.error, t) })}</Failure>
      )}
      {ways.kind === "loaded" && <Ways ways={ways.value} narrow={narrow} />}
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t("proposals.moved.later")}
        </Button>
        <Button disabled={ways.kind !== "loaded"} onClick={onSeen} data-autofocus>
          {t("proposals.moved.seen")}
        </Button>
      </Group>
    </Modal>
  );
}
