import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { incorporate } from "../../../api/proposals";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import { clearClauses, type Proposal, untaken } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import classes from "./Proposals.module.css";
import { proposalName } from "./words";

interface TakeAllDialogProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

/** Asks before all of a proposal that does not collide is taken as it stands. */
export function TakeAllDialog({ proposal, proposals, onClose }: TakeAllDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  const clear = clearClauses(proposal);
  const rest = untaken(proposal).length - clear.length;
  const symbol = proposalName(proposal);
  const words = { count: clear.length, symbol };
  const take = () =>
    action.run(
      () =>
        incorporate(
          proposals.draft,
          proposal.id,
          clear.map(({ clause }) => clause),
          "PROPOSED",
        ),
      () => {
        proposals.again();
        proposals.announce(t("proposals.table.takeAllDone", words));
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("proposals.table.takeAllTitle", words)}
      submit={t("proposals.table.takeAllSend", words)}
      complete={clear.length > 0}
      action={action}
      onSubmit={take}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.table.takeAllExplain")}</Text>
      <ul className={classes.told}>
        {clear.map(({ clause, label, change }) => (
          <li key={clause}>
            {label} ({t(`proposals.change.${change}`)})
          </li>
        ))}
      </ul>
      {rest > 0 && <Text size="sm">{t("proposals.table.takeAllRest", { count: rest })}</Text>}
    </FormDialog>
  );
}
