import { Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { submitProposal } from "../../../api/proposals";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { SuggestedClause } from "../../../editor/suggestions/suggested";
import { oneLine } from "../../../model/oneLine";
import { longestProposalTitle, longestRationale, type Proposal } from "../../../model/proposals";
import type { ProposalsInRoom } from "../proposals/inRoom";
import classes from "../proposals/Proposals.module.css";

interface SubmitDialogProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  /** What it changes of the draft, as it stands. */
  readonly suggested: readonly (SuggestedClause & { readonly name: string })[];
  readonly onClose: () => void;
}

/** Asks how a proposal is put before everybody, and shows what it changes. */
export function SubmitDialog({ proposal, proposals, suggested, onClose }: SubmitDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [title, setTitle] = useState(proposal.title);
  const [rationale, setRationale] = useState(proposal.rationale ?? "");
  const { again, announce, names } = proposals;
  const isNothing = suggested.length === 0;
  const submit = () =>
    action.run(
      () => submitProposal(proposal.id, { title: oneLine(title), rationale: rationale.trim() }),
      ({ symbol }) => {
        again();
        announce(t("proposals.submit.done", { symbol }));
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("proposals.submit.title")}
      submit={t("proposals.submit.send")}
      complete={oneLine(title) !== "" && !isNothing}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.submit.explain")}</Text>
      {isNothing ? (
        <Text size="sm" role="status">
          {t("proposals.submit.nothing")}
        </Text>
      ) : (
        <div>
          <Text size="sm" fw={600}>
            {t("proposals.submit.changes")}
          </Text>
          <ul className={classes.told}>
            {suggested.map(({ name, change }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two clauses that were deleted may read the same
              <li key={`${name} ${index}`}>
                {name} ({t(`proposals.change.${change}`)})
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextInput
        label={t("proposals.titleField")}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={longestProposalTitle}
        data-autofocus
      />
      <Textarea
        label={t("proposals.submit.rationale")}
        description={t("proposals.submit.rationaleHint")}
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
        maxLength={longestRationale}
        autosize
        minRows={2}
        maxRows={10}
      />
      <Text size="sm">
        {proposal.sponsors.length === 0
          ? t("proposals.submit.noSponsors")
          : t("proposals.submit.sponsors", { who: names.ofDelegations(proposal.sponsors) })}
      </Text>
    </FormDialog>
  );
}
