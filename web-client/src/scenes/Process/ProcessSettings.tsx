import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeProcess } from "../../api/process";
import { FormDialog } from "../../components/FormDialog";
import { useAction } from "../../components/useAction";
import { oneLine } from "../../model/oneLine";
import { faultOfPattern, longestSymbol, type PatternFault, symbolAfter } from "../../model/symbol";
import { longestName } from "./entry";

interface ProcessSettingsProps {
  readonly name: string;
  /** Undefined where the server has none. */
  readonly symbolPattern: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What the process is called, and how its revisions are. */
export function ProcessSettings({ name, symbolPattern, onClose, onDone }: ProcessSettingsProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [text, setText] = useState(name);
  const [pattern, setPattern] = useState(symbolPattern);
  const fault = pattern === undefined ? undefined : faultOfPattern(pattern);
  const words = (wrong: PatternFault) =>
    wrong.kind === "unknown" ? t("symbol.unknown", { name: wrong.name }) : t(`symbol.${wrong.kind}`);
  const submit = () =>
    action.run(
      () => changeProcess(oneLine(text), pattern),
      () => {
        onDone();
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("process.settings")}
      submit={t("action.save")}
      complete={oneLine(text) !== "" && fault === undefined}
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
      {pattern !== undefined && (
        <div>
          <TextInput
            label={t("symbol.pattern")}
            description={t("symbol.hint")}
            maxLength={longestSymbol}
            value={pattern}
            error={fault !== undefined && words(fault)}
            onChange={(event) => setPattern(event.currentTarget.value)}
            spellCheck={false}
            autoComplete="off"
          />
          <div role="status">
            {fault === undefined &&
              t("symbol.example", { symbol: symbolAfter(pattern, 1, 2, new Date().getFullYear()) })}
          </div>
        </div>
      )}
    </FormDialog>
  );
}
