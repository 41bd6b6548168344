import { oneLine } from "../../model/oneLine";
import "../../components/papers";
import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeMasthead } from "../../api/process";
import { FormDialog } from "../../components/FormDialog";
import { useAction } from "../../components/useAction";
import { commonLanguages, languageName, languageTag, longestTag } from "../../model/language";
import type { Masthead, Process } from "../../model/process";
import { MastheadSketch } from "./MastheadSketch";

const longestDistribution = 60;
const longestAgenda = 300;
const other = "other";

interface MastheadFormProps {
  readonly process: Process;
  readonly masthead: Masthead;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What exported papers say at their head. */
export function MastheadForm({ process, masthead, onClose, onDone }: MastheadFormProps) {
  const { t, i18n } = useTranslation();
  const action = useAction();
  const [distribution, setDistribution] = useState(masthead.distribution);
  const [agenda, setAgenda] = useState(masthead.agenda);
  const [choice, setChoice] = useState(
    commonLanguages.find((tag) => tag === masthead.language) ?? (other as string),
  );
  const [tag, setTag] = useState(masthead.language);
  const language = languageTag(choice === other ? tag : choice);
  const entry = {
    distribution: oneLine(distribution),
    agenda: oneLine(agenda),
    language: language ?? masthead.language,
  };
  const submit = () =>
    action.run(
      () => changeMasthead(process.name, entry),
      () => {
        onDone();
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("masthead.title")}
      submit={t("action.save")}
      complete={language !== undefined}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text c="var(--plenary-quiet)">{t("masthead.explain")}</Text>
      <TextInput
        data-autofocus
        label={t("masthead.distribution")}
        description={t("masthead.distributionHint")}
        maxLength={longestDistribution}
        value={distribution}
        onChange={(event) => setDistribution(event.currentTarget.value)}
      />
      <TextInput
        label={t("masthead.agenda")}
        description={t("masthead.agendaHint")}
        maxLength={longestAgenda}
        value={agenda}
        onChange={(event) => setAgenda(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("masthead.language")}
        description={t("masthead.languageHint")}
        value={choice}
        data={[
          ...commonLanguages.map((each) => ({ value: each, label: languageName(each, i18n.language) })),
          { value: other, label: t("masthead.otherLanguage") },
        ]}
        onChange={(event) => setChoice(event.currentTarget.value)}
      />
      {choice === other && (
        <TextInput
          label={t("masthead.tag")}
          description={t("masthead.tagHint")}
          maxLength={longestTag}
          value={tag}
          error={language === undefined && t("masthead.tagWrong")}
          onChange={(event) => setTag(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
        />
      )}
      <MastheadSketch name={process.name} symbolPattern={process.symbolPattern} masthead={entry} />
    </FormDialog>
  );
}
