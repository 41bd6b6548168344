import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { archiveDraft } from "../../api/plenary";
import { Confirm } from "../../components/Confirm";
import { useAction } from "../../components/useAction";
import type { DraftSummary } from "../../model/draft";

interface ArchiveDialogProps {
  readonly draft: DraftSummary;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what archiving a draft, or bringing it back, does to everybody before it is done. */
export function ArchiveDialog({ draft, onClose, onDone }: ArchiveDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  const step = draft.archived ? "back" : "away";
  return (
    <Confirm
      opened
      calm
      title={t(`archive.${step}.title`)}
      label={t(`archive.${step}.submit`)}
      action={action}
      onClose={onClose}
      onConfirm={() => action.run(() => archiveDraft(draft.id, !draft.archived), onDone)}
    >
      <Text fw={600} mb="xs">
        {draft.title === "" ? t("lobby.untitled") : draft.title}
      </Text>
      <Text>{t(`archive.${step}.what`)}</Text>
    </Confirm>
  );
}
