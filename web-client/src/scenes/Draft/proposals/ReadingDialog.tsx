import { Loader, Modal, Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { getProposalText } from "../../../api/proposals";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useSignedInLoad } from "../../../components/signedOut";
import type { Proposal, ReadClause } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import classes from "./Proposals.module.css";
import { Wording } from "./Wording";
import { proposalName } from "./words";

interface ReadingDialogProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

const isChanged = ({ text, before }: ReadClause) => text !== before;

function ClauseRead({ clause }: { readonly clause: ReadClause }) {
  const { t } = useTranslation();
  const { number, text, before } = clause;
  const fate = before === undefined ? "NEW" : text === undefined ? "REMOVED" : "CHANGED";
  return (
    <li className={classes.readClause} data-changed={isChanged(clause) || undefined}>
      <span className={classes.readNumber}>
        {number}
        {isChanged(clause) && <span className={classes.quiet}> {t(`proposals.change.${fate}`)}</span>}
      </span>
      <Wording words={text ?? ""} against={before ?? ""} absent="" />
    </li>
  );
}

/** A proposal as it was submitted, in the whole text: for everybody to read, and for nobody to change. */
export function ReadingDialog({ proposal, proposals, onClose }: ReadingDialogProps) {
  const { t } = useTranslation();
  const { id } = proposal;
  const load = useCallback(() => getProposalText(id), [id]);
  const [text] = useSignedInLoad(load);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("proposals.read.title", {
        symbol: proposalName(proposal),
        who: proposals.names.ofProposer(proposal.by),
      })}
      size="min(52rem, 96vw)"
    >
      <Text size="sm" mb="sm">
        {t("proposals.read.explain")}
      </Text>
      {text.kind === "loading" && <Loader size="sm" role="status" aria-label={t("app.loading")} />}
      {text.kind === "failed" && (
        <Failure>{t("action.failed", { reason: describeError(text.error, t) })}</Failure>
      )}
      {text.kind === "loaded" && (
        <ol className={classes.read} aria-label={t("proposals.read.label")}>
          {text.value.map((clause) => (
            <ClauseRead key={clause.id} clause={clause} />
          ))}
        </ol>
      )}
    </Modal>
  );
}
