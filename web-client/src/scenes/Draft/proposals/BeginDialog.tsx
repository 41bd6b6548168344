import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { beginProposal } from "../../../api/proposals";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import { oneLine } from "../../../model/oneLine";
import { branchAddress, longestProposalTitle, type Proposer } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";

const none: readonly Proposer[] = [];
const keyOf = ({ kind, code }: Proposer) => `${kind} ${code ?? ""}`;

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
  const [key, setKey] = useState<string>();
  const by = proposers.find((each) => keyOf(each) === key) ?? proposers[0];
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
      {proposers.length > 1 && (
        <Radio.Group label={t("proposals.whose")} value={by === undefined ? "" : keyOf(by)} onChange={setKey}>
          <Stack gap={6} mt={4}>
            {proposers.map((each) => (
              <Radio
                key={keyOf(each)}
                value={keyOf(each)}
                label={
                  each.kind === "GROUP"
                    ? t("proposals.group", { name: names.ofProposer(each) })
                    : names.ofProposer(each)
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </FormDialog>
  );
}
