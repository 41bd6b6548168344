import { Checkbox, Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import {
  type ChosenOptions,
  type ExportFormat,
  type ExportOption,
  type ExportSubject,
  exportFormats,
  optionsOf,
  showsRedline,
} from "../../model/export";
import classes from "./ExportDialog.module.css";

interface FormatChoiceProps {
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  readonly onFormat: (format: ExportFormat) => void;
  readonly chosen: ChosenOptions;
  readonly onOptions: (chosen: ChosenOptions) => void;
}

/** The options that make a difference to the format that is chosen; nothing where there are none. */
function OptionChoice({ subject, format, chosen, onOptions }: Omit<FormatChoiceProps, "onFormat">) {
  const { t } = useTranslation();
  const options = optionsOf(format, subject);
  if (options.length === 0) return null;
  const toggle = (option: ExportOption, on: boolean) =>
    onOptions(new Set(on ? [...chosen, option] : [...chosen].filter((each) => each !== option)));
  return (
    <fieldset className={classes.options}>
      <legend className="visually-hidden">{t("export.options")}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          size="xs"
          className={classes.choice ?? ""}
          checked={chosen.has(option)}
          onChange={(event) => toggle(option, event.currentTarget.checked)}
          label={t(`export.option.${option}`)}
          description={t(`export.optionFor.${option}`)}
        />
      ))}
    </fieldset>
  );
}

/** The formats, each with what it is for; the one that is chosen, with its options. */
export function FormatChoice(props: FormatChoiceProps) {
  const { format, onFormat } = props;
  const { kind } = props.subject;
  const { t } = useTranslation();
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{t("export.format")}</legend>
      {exportFormats.map((each) => {
        const cannot = kind === "redline" && !showsRedline(each);
        const purpose = t(`export.${kind === "redline" ? "redlineFor" : "textFor"}.${each}`);
        return (
          <div key={each} className={classes.choice}>
            <Radio
              name="export-format"
              value={each}
              checked={format === each}
              disabled={cannot}
              onChange={() => onFormat(each)}
              label={t(`export.formats.${each}`)}
              description={cannot ? t("export.noRedline") : purpose}
            />
            {format === each && <OptionChoice {...props} />}
          </div>
        );
      })}
    </fieldset>
  );
}
