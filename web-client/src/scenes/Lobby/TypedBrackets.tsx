import { Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReadBrackets } from "../../model/intake";
import classes from "./Intake.module.css";

interface TypedBracketsProps {
  readonly brackets: ReadBrackets;
  readonly makes: boolean;
  readonly onMake: (makes: boolean) => void;
  /** What a clause is called, counted from 1. */
  readonly nameOf: (clause: number) => string;
}

/** Asks what becomes of square brackets that were typed, and tells which stay characters in any case. */
export function TypedBrackets({ brackets, makes, onMake, nameOf }: TypedBracketsProps) {
  const { t } = useTranslation();
  const { count, kept } = brackets;
  if (count === 0 && kept.length === 0) return null;
  return (
    <section aria-label={t("intake.brackets.title")}>
      {count > 0 && (
        <Radio.Group
          label={t("intake.brackets.found", { count })}
          description={t("intake.brackets.explain")}
          value={makes ? "make" : "keep"}
          onChange={(value) => onMake(value === "make")}
        >
          <Stack gap="xs" mt={8}>
            <Radio value="make" label={t("intake.brackets.make")} />
            <Radio value="keep" label={t("intake.brackets.keep")} />
          </Stack>
        </Radio.Group>
      )}
      {kept.length > 0 && (
        <details className={classes.keptBrackets}>
          <summary>{t("intake.brackets.kept", { count: kept.length })}</summary>
          <ul className={classes.each}>
            {kept.map(({ clause, reason, excerpt }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
              <li key={index} className={classes.excerpt}>
                {nameOf(clause)}{" "}
                <q>
                  <bdi>{excerpt}</bdi>
                </q>{" "}
                <span className={classes.quiet}>{t(`intake.brackets.reason.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
