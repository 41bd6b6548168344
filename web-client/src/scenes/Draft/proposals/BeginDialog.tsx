import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { beginProposal } from "../../../api/proposals";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import { oneLine } from "../../../model/oneLine";
import { branchAddress, longestProposalTitle, type Proposer } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import { WhoseField } from "./WhoseField";

const none: readonly Proposer[] = [];

/** Asks what a proposal is about and in whose name it is made, and goes to its branch. */
export function BeginDialog({
  proposals,
  onClose,
}: {
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { draft, told, names } = proposals;
  const action = useAction();
  const [title, setTitle] = useState("");
  const proposers = told.kind === "loaded" ? told.value.proposers : none;
  const [chosen, setChosen] = useState<Proposer>();
  const by = chosen ?? proposers[0];
  const submit = () => {
    if (by === undefined) return;
    action.run(
      () => beginProposal(draft, oneLine(title), by),
      (proposal) => {
        onClose();
        navigate(branchAddress(draft, proposal));
      },
    );
  };
  return (
    <FormDialog
      title={t("proposals.beginTitle")}
      submit={t("proposals.beginSubmit")}
      complete={by !== undefined && oneLine(title) !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.beginHint")}</Text>
      <TextInput
        label={t("proposals.titleField")}
        description={t("proposals.titleHint")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={longestProposalTitle}
        data-autofocus
      />
      <WhoseField proposers={proposers} value={by} names={names} onChange={setChosen} />
    </FormDialog>
  );
}
