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
  readonly kind: ExportSubject["kind"];
  readonly format: ExportFormat;
  readonly onFormat: (format: ExportFormat) => void;
}

/** The formats, each with what it is for. */
export function FormatChoice({ kind, format, onFormat }: FormatChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{t("export.format")}</legend>
      {exportFormats.map((each) => {
        const cannot = kind === "redline" && !showsRedline(each);
        return (
          <Radio
            key={each}
            className={classes.choice ?? ""}
            name="export-format"
            value={each}
            checked={format === each}
            disabled={cannot}
            onChange={() => onFormat(each)}
            label={t(`export.formats.${each}`)}
            description={
              cannot
                ? t("export.noRedline")
                : t(`export.${kind === "redline" ? "redlineFor" : "textFor"}.${each}`)
            }
          />
        );
      })}
    </fieldset>
  );
}

interface OptionChoiceProps {
  readonly kind: ExportSubject["kind"];
  readonly format: ExportFormat;
  readonly chosen: ChosenOptions;
  readonly onChoose: (chosen: ChosenOptions) => void;
}

/** The options that make a difference to the format; nothing where there are none. */
export function OptionChoice({ kind, format, chosen, onChoose }: OptionChoiceProps) {
  const { t } = useTranslation();
  const options = optionsOf(format, kind);
  if (options.length === 0) return null;
  const toggle = (option: ExportOption, on: boolean) =>
    onChoose(new Set(on ? [...chosen, option] : [...chosen].filter((each) => each !== option)));
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>{t("export.options")}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
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
