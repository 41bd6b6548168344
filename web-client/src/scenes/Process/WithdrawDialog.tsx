import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { withdrawSignIns } from "../../api/process";
import { Confirm } from "../../components/Confirm";
import { useAction } from "../../components/useAction";
import type { ListedPerson } from "../../model/process";

interface WithdrawDialogProps {
  readonly person: ListedPerson;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what it does to sign somebody out everywhere and to end their links, before it is done. */
export function WithdrawDialog({ person, onClose, onDone }: WithdrawDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  return (
    <Confirm
      opened
      title={t("withdraw.title", { name: person.name })}
      label={t("withdraw.submit")}
      action={action}
      onClose={onClose}
      onConfirm={() => action.run(() => withdrawSignIns(person.id), onDone)}
    >
      <Text mb="xs">{t("withdraw.what")}</Text>
      <List spacing={4}>
        <List.Item>{t("withdraw.out")}</List.Item>
        <List.Item>{t("withdraw.links")}</List.Item>
        <List.Item>{t("withdraw.stays")}</List.Item>
      </List>
    </Confirm>
  );
}
