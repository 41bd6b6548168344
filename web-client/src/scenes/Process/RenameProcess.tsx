import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renameProcess } from "../../api/process";
import { FormDialog } from "../../components/FormDialog";
import { useAction } from "../../components/useAction";
import { longestName, oneLine } from "./entry";

interface RenameProcessProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function RenameProcess({ name, onClose, onDone }: RenameProcessProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [text, setText] = useState(name);
  const submit = () =>
    action.run(
      () => renameProcess(oneLine(text)),
      () => {
        onDone();
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("process.rename")}
      submit={t("action.save")}
      complete={oneLine(text) !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t("process.name")}
        description={t("process.nameHint")}
        maxLength={longestName}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
