import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { revokePerson } from "../../api/process";
import { Confirm } from "../../components/Confirm";
import { useAction } from "../../components/useAction";
import type { ListedPerson } from "../../model/process";

interface RevokeDialogProps {
  readonly person: ListedPerson;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what revoking somebody does before it is done. */
export function RevokeDialog({ person, onClose, onDone }: RevokeDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  return (
    <Confirm
      opened
      title={t("revoke.title", { name: person.name })}
      label={t("revoke.submit")}
      action={action}
      onClose={onClose}
      onConfirm={() => action.run(() => revokePerson(person.id), onDone)}
    >
      <Text mb="xs">{t("revoke.what")}</Text>
      <List spacing={4}>
        <List.Item>{t("revoke.out")}</List.Item>
        <List.Item>{t("revoke.links")}</List.Item>
        <List.Item>{t("revoke.text")}</List.Item>
        <List.Item>{t("revoke.back")}</List.Item>
      </List>
    </Confirm>
  );
}
