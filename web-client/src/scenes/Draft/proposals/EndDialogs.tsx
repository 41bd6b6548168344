import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { declineProposal, withdrawProposal } from "../../../api/proposals";
import { Confirm } from "../../../components/Confirm";
import { FormDialog } from "../../../components/FormDialog";
import { ReasonField } from "../../../components/ReasonField";
import { useAction } from "../../../components/useAction";
import { oneLine } from "../../../model/oneLine";
import type { Proposal } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import { proposalName } from "./words";

interface EndDialogProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

/** Asks before a proposal is withdrawn, or, if it was not submitted, discarded. */
export function WithdrawDialog({ proposal, proposals, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const action = useAction();
  const [reason, setReason] = useState("");
  const isDrafting = proposal.state === "DRAFTING";
  const symbol = proposalName(proposal);
  const withdraw = () =>
    action.run(
      () => withdrawProposal(proposal.id, isDrafting ? "" : oneLine(reason)),
      () => {
        proposals.again();
        if (isDrafting) navigate(`/drafts/${proposals.draft}`);
        proposals.announce(
          isDrafting ? t("proposals.discard.done") : t("proposals.withdraw.done", { symbol }),
        );
        onClose();
      },
    );
  if (isDrafting) {
    return (
      <Confirm
        opened
        title={t("proposals.discard.title")}
        label={t("proposals.discard.send")}
        action={action}
        onConfirm={withdraw}
        onClose={onClose}
      >
        <Text>{t("proposals.discard.explain")}</Text>
      </Confirm>
    );
  }
  return (
    <FormDialog
      title={t("proposals.withdraw.title", { symbol })}
      submit={t("proposals.withdraw.send")}
      complete
      action={action}
      onSubmit={withdraw}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.withdraw.explain")}</Text>
      <ReasonField
        label={t("proposals.withdraw.reason")}
        description={t("proposals.withdraw.reasonHint")}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

/** Asks before it is said that a proposal is not taken. */
export function DeclineDialog({ proposal, proposals, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [reason, setReason] = useState("");
  const symbol = proposalName(proposal);
  const decline = () =>
    action.run(
      () => declineProposal(proposal.id, oneLine(reason)),
      () => {
        proposals.again();
        proposals.announce(t("proposals.decline.done", { symbol }));
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("proposals.decline.title", { symbol })}
      submit={t("proposals.decline.send")}
      complete
      action={action}
      onSubmit={decline}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.decline.explain")}</Text>
      <ReasonField
        label={t("proposals.withdraw.reason")}
        description={t("proposals.withdraw.reasonHint")}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
