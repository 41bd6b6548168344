import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { DelegationCode } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { longestReason } from "../../../model/standing";

interface WithholdDialogProps {
  /** What it is of: the name of a clause, or the title of a package. */
  readonly of: { readonly kind: "clause" | "package"; readonly name: string };
  readonly delegation: DelegationCode;
  readonly onWithhold: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks why a delegation withholds its confirmation. */
export function WithholdDialog({ of, delegation, onWithhold, onClose }: WithholdDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const action = useAction();
  return (
    <FormDialog
      title={
        of.kind === "clause"
          ? t("agreement.withholdTitle", { clause: of.name })
          : t("agreement.withholdPackage", { title: of.name })
      }
      submit={t("agreement.withholdSubmit")}
      complete={reason.trim() !== ""}
      action={action}
      onSubmit={() => action.run(() => onWithhold(oneLine(reason)), onClose)}
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
