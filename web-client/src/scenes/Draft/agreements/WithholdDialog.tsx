import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmAgreement } from "../../../api/packages";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { ClauseId, DelegationCode, DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { longestReason } from "../../../model/standing";

interface WithholdDialogProps {
  readonly draft: DraftId;
  readonly clause: ClauseId;
  readonly name: string;
  readonly delegation: DelegationCode;
  readonly onClose: () => void;
}

/** Asks why a delegation withholds its confirmation. */
export function WithholdDialog({ draft, clause, name, delegation, onClose }: WithholdDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const action = useAction();
  return (
    <FormDialog
      title={t("agreement.withholdTitle", { clause: name })}
      submit={t("agreement.withholdSubmit")}
      complete={reason.trim() !== ""}
      action={action}
      onSubmit={() => action.run(() => confirmAgreement(draft, clause, delegation, oneLine(reason)), onClose)}
      onClose={onClose}
    >
      <Text>{t("agreement.withholdExplain", { delegation })}</Text>
      <Textarea
        label={t("reopen.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={longestReason}
        autosize
        minRows={2}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
