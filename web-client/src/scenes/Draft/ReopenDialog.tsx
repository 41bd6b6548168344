import { Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { Said } from "../../components/Said";
import type { ClauseEntry } from "../../editor/clauses";
import { oneLine } from "../../model/oneLine";
import { type ClauseStatus, longestReason } from "../../model/standing";

interface ReopenDialogProps {
  readonly asking:
    | { readonly clause: ClauseEntry; readonly from: ClauseStatus; readonly to: ClauseStatus }
    | undefined;
  readonly onClose: () => void;
  /** Resolves to what went wrong, or to undefined. */
  readonly onSubmit: (reason: string) => Promise<string | undefined> | undefined;
}

/** Asks why something that was agreed is taken back. */
export function ReopenDialog({ asking, onClose, onSubmit }: ReopenDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  // The dialog keeps its words while it fades.
  const [last, setLast] = useState(asking);
  useEffect(() => {
    if (asking === undefined) return;
    setLast(asking);
    setReason("");
    setFault(undefined);
  }, [asking]);
  if (last === undefined) return null;
  const clause = clauseName(last.clause, t);
  const submit = async () => {
    setBusy(true);
    // One paragraph: a line break is a space.
    const wrong = await onSubmit(oneLine(reason));
    setBusy(false);
    setFault(wrong);
    if (wrong === undefined) onClose();
  };
  return (
    <Modal opened={asking !== undefined} onClose={onClose} title={t("reopen.title", { clause })} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Text mb="sm">{t("reopen.explain")}</Text>
        <Textarea
          label={t("reopen.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={longestReason}
          minRows={3}
          autosize
          required
          data-autofocus
        />
        {fault !== undefined && (
          <Text mt="sm" role="alert" c="var(--plenary-away)">
            <Said>{t("status.failed", { clause, reason: fault })}</Said>
          </Text>
        )}
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("lobby.cancel")}
          </Button>
          <Button type="submit" loading={busy} disabled={reason.trim() === ""}>
            {t("reopen.submit")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
