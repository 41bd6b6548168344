import { Button } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import { ago } from "../../../components/time";
import type { AlternativesChoice } from "../../../model/alternatives";
import type { ClauseId } from "../../../model/ids";
import classes from "./Contested.module.css";

interface SettledChoicesProps {
  readonly choices: readonly AlternativesChoice[];
  readonly now: Date;
  readonly nameOf: (clause: ClauseId) => string | undefined;
  readonly onPutBack: (choice: AlternativesChoice) => void;
}

/** The choices among alternatives that one may put back, the newest first. */
export function SettledChoices({ choices, now, nameOf, onPutBack }: SettledChoicesProps) {
  const { t, i18n } = useTranslation();
  const title = useId();
  if (choices.length === 0) return null;
  const said = ({ chosen, alternatives }: AlternativesChoice) => {
    const count = alternatives.length + 1;
    if (chosen === undefined) return t("contested.choseNone", { count });
    return t("contested.chose", { clause: nameOf(chosen) ?? t("alternatives.deleted"), count });
  };
  return (
    <section className={classes.settled} aria-labelledby={title}>
      <h3 id={title} className={classes.settledTitle}>
        {t("contested.settled")}
      </h3>
      <ul className={classes.settledList}>
        {choices.map((choice) => (
          <li key={choice.of} className={classes.settledOne}>
            <span>
              {said(choice)}{" "}
              <span className={classes.quiet}>
                {t("contested.choseBy", { who: choice.name, when: ago(choice.at, now, i18n.language) })}
              </span>
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Icon name="restore" size={15} />}
              aria-label={`${t("contested.putBack")}: ${said(choice)}`}
              onClick={() => onPutBack(choice)}
            >
              {t("contested.putBack")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
