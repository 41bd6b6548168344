import { Checkbox, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settleBracket } from "../../../api/brackets";
import { FormDialog } from "../../../components/FormDialog";
import { ReasonField } from "../../../components/ReasonField";
import { useAction } from "../../../components/useAction";
import type { Bracket, Outcome } from "../../../model/brackets";
import type { DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import classes from "./Brackets.module.css";
import { quoted } from "./words";

interface SettleDialogProps {
  readonly draft: DraftId;
  readonly bracket: Bracket;
  readonly as: Outcome;
  readonly onClose: () => void;
}

/** Asks who leads the draft whether the holders of a bracket agreed, and why its words stay or go. */
export function SettleDialog({ draft, bracket, as, onClose }: SettleDialogProps) {
  const { t } = useTranslation();
  const [agreed, setAgreed] = useState(false);
  const [reason, setReason] = useState("");
  const action = useAction();
  return (
    <FormDialog
      title={t(`brackets.settleTitle.${as}`)}
      submit={t("brackets.settle")}
      complete
      action={action}
      onSubmit={() =>
        action.run(() => settleBracket(draft, bracket.id, { as, agreed, reason: oneLine(reason) }), onClose)
      }
      onClose={onClose}
    >
      <blockquote className={classes.quote}>{quoted(bracket.on)}</blockquote>
      <Text>{t(`brackets.settleExplain.${as}`)}</Text>
      <Checkbox
        label={t("brackets.agreed")}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <ReasonField
        label={t("brackets.reason")}
        description={t("brackets.noteHint")}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
