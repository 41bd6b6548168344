import "../../../components/papers";
import { Checkbox, Radio, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { receiveProposalPaper } from "../../../api/proposalFiles";
import { save } from "../../../components/download";
import { explainExport } from "../../../components/exporting/explainExport";
import { Failure } from "../../../components/Failure";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import { useTransfer } from "../../../components/useTransfer";
import { type PaperForm, paperFormats } from "../../../model/proposalPaper";
import type { Proposal } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import { proposalName } from "./words";

const first: PaperForm = { format: "docx", as: "redline", scope: "changes", of: undefined };

interface PaperDialogProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

/** Chooses how a proposal becomes a paper, and saves it as a file. */
export function PaperDialog({ proposal, proposals, onClose }: PaperDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(first);
  const { state, start } = useTransfer<unknown>();
  const action = useAction();
  const isDrafting = proposal.state === "DRAFTING";
  const mayChoose = proposal.newer && !isDrafting;
  const run = () =>
    start(
      (onReceived, signal) =>
        receiveProposalPaper(proposal.id, form, onReceived, signal).then((served) => {
          save(served.file);
          return served;
        }),
      () => {
        proposals.announce(t("proposals.paper.saved"));
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("proposals.paper.title", { name: proposalName(proposal) })}
      submit={t("proposals.paper.send", { format: t(`export.formats.${form.format}`) })}
      complete
      action={{ ...action, working: state.kind === "working" }}
      onSubmit={run}
      onClose={onClose}
    >
      {mayChoose && (
        <Radio.Group
          label={t("proposals.paper.which")}
          value={form.of ?? "submitted"}
          onChange={(of) => setForm({ ...form, of: of === "branch" ? "branch" : undefined })}
        >
          <Stack gap={6} mt={4}>
            <Radio value="submitted" label={t("proposals.paper.submitted")} />
            <Radio value="branch" label={t("proposals.paper.branch")} />
          </Stack>
        </Radio.Group>
      )}
      <Radio.Group
        label={t("proposals.paper.how")}
        value={form.as}
        onChange={(as) => setForm({ ...form, as: as === "clean" ? "clean" : "redline" })}
      >
        <Stack gap={6} mt={4}>
          <Radio value="redline" label={t("proposals.paper.redline")} />
          <Radio value="clean" label={t("proposals.paper.clean")} />
        </Stack>
      </Radio.Group>
      <Select
        label={t("proposals.paper.format")}
        value={form.format}
        data={paperFormats.map((format) => ({ value: format, label: t(`export.formats.${format}`) }))}
        allowDeselect={false}
        onChange={(chosen) => {
          const format = paperFormats.find((each) => each === chosen);
          if (format !== undefined) setForm({ ...form, format });
        }}
      />
      <Checkbox
        label={t("proposals.paper.whole")}
        checked={form.scope === "whole"}
        onChange={(event) => setForm({ ...form, scope: event.currentTarget.checked ? "whole" : "changes" })}
      />
      {isDrafting && <Text size="sm">{t("proposals.paper.drafting")}</Text>}
      {state.kind === "failed" && <Failure>{explainExport(state.error, t)}</Failure>}
    </FormDialog>
  );
}
