import { Radio, Stack, Text } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { listRevisions } from "../../api/history";
import { decideNumbering } from "../../api/numbering";
import type { Announce } from "../../components/Announcer";
import { FormDialog } from "../../components/FormDialog";
import { useSignedInLoad } from "../../components/signedOut";
import { useAction } from "../../components/useAction";
import type { Renumbered } from "../../model/history";
import type { DraftId } from "../../model/ids";

interface NumbersDialogProps {
  readonly draft: DraftId;
  /** The revision whose numbers hold; undefined where clauses are counted as they stand. */
  readonly since: string | undefined;
  readonly announce: Announce;
  readonly onClose: () => void;
}

const running = "";
/** Of the newest, so many are offered. */
const mostOffered = 6;
/** Of a table of old and new numbers, so many are named. */
const mostNamed = 8;

/** "OP3 → OP2, OP4 → OP3 …" */
function tableOf(renumbered: readonly Renumbered[]): string {
  const named = renumbered.slice(0, mostNamed).map(({ from, to }) => `${from} → ${to}`);
  return `${named.join(", ")}${renumbered.length > mostNamed ? " …" : ""}`;
}

/** Asks whether clauses are counted as they stand, or the numbers of a revision hold. */
export function NumbersDialog({ draft, since, announce, onClose }: NumbersDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(since ?? running);
  const action = useAction();
  const load = useCallback(() => listRevisions(draft), [draft]);
  const [loaded] = useSignedInLoad(load);
  const newest = loaded.kind === "loaded" ? loaded.value.map(({ symbol }) => symbol).reverse() : [];
  const offered = newest.slice(0, mostOffered);
  if (since !== undefined && !offered.includes(since)) offered.push(since);
  const submit = () =>
    action.run(
      () => decideNumbering(draft, chosen === running ? undefined : chosen),
      (renumbered) => {
        const done = chosen === running ? t("numbers.nowRunning") : t("numbers.nowHeld", { symbol: chosen });
        const table = tableOf(renumbered);
        announce(
          renumbered.length === 0
            ? done
            : `${done} ${t("numbers.renumbered", { count: renumbered.length, table })}`,
        );
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("numbers.title")}
      submit={t("numbers.submit")}
      complete={chosen !== (since ?? running)}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text>{t("numbers.explain")}</Text>
      <Radio.Group aria-label={t("numbers.title")} value={chosen} onChange={setChosen}>
        <Stack gap="xs">
          <Radio value={running} label={t("numbers.run")} description={t("numbers.runHint")} />
          {offered.map((symbol) => (
            <Radio
              key={symbol}
              value={symbol}
              label={t("numbers.hold", { symbol })}
              description={symbol === offered[0] ? t("numbers.holdHint") : undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {loaded.kind === "loaded" && newest.length === 0 && <Text size="sm">{t("numbers.none")}</Text>}
    </FormDialog>
  );
}
