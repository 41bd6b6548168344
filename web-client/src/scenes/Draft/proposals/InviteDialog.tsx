import { Checkbox, Modal, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putInvitation } from "../../../api/proposals";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useAction } from "../../../components/useAction";
import type { DelegationCode } from "../../../model/ids";
import type { Proposal } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import classes from "./Proposals.module.css";

interface InviteDialogProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

/** The delegations that may read a proposal while it is drafted, and join it. */
export function InviteDialog({ proposal, proposals, onClose }: InviteDialogProps) {
  const { t, i18n } = useTranslation();
  const action = useAction();
  const [wanted, setWanted] = useState("");
  const { names, again } = proposals;
  const sought = wanted.trim().toLocaleLowerCase(i18n.language);
  const others = names.delegations
    .filter(({ code, capacity }) => capacity === "PARTICIPANT" && code !== proposal.by.code)
    .filter(
      ({ code, name }) =>
        sought === "" ||
        name.toLocaleLowerCase(i18n.language).includes(sought) ||
        code.toLocaleLowerCase(i18n.language).startsWith(sought),
    )
    .sort((one, other) => one.name.localeCompare(other.name, i18n.language));
  const invite = (delegation: DelegationCode, invited: boolean) =>
    action.run(() => putInvitation(proposal.id, delegation, invited), again);
  return (
    <Modal opened onClose={onClose} title={t("proposals.sponsor.inviteTitle")} centered>
      <Text size="sm" mb="sm">
        {t("proposals.sponsor.inviteHint")}
      </Text>
      <TextInput
        label={t("proposals.sponsor.find")}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        data-autofocus
        mb="sm"
      />
      {action.failure !== undefined && (
        <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      <ul className={classes.invited} aria-label={t("proposals.sponsor.inviteTitle")}>
        {others.map(({ code, name }) => {
          const isInvited = proposal.invited.includes(code);
          const isSponsor = proposal.sponsors.includes(code);
          return (
            <li key={code}>
              <Checkbox
                label={name}
                checked={isInvited || isSponsor}
                disabled={action.working || isSponsor}
                onChange={(event) => invite(code, event.currentTarget.checked)}
              />
              {isSponsor && <span className={classes.quiet}>{t("proposals.sponsor.joinedMark")}</span>}
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
