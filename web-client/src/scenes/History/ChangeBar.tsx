import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import classes from "./History.module.css";
import type { Steps } from "./useSteps";

/** Where the reader is among the changes, with the way to the next and to the one before. */
export function ChangeBar({ steps, count }: { steps: Steps; count: number }) {
  const { t } = useTranslation();
  const { index, said, go } = steps;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={classes.steps} role="group" aria-label={t("changes.steps")}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={t("changes.previous")}
        title={t("changes.previousKey")}
        disabled={count === 0 || index === 0}
        onClick={() => go(-1)}
      >
        <Icon name="previous" size={16} />
      </ActionIcon>
      <span className={classes.position}>
        {count === 0 || index === undefined
          ? t("changes.count", { count })
          : t("changes.position", { number: index + 1, count })}
      </span>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={t("changes.next")}
        title={t("changes.nextKey")}
        disabled={count === 0 || index === count - 1}
        onClick={() => go(1)}
      >
        <Icon name="next" size={16} />
      </ActionIcon>
      <span className="visually-hidden" role="status" aria-live="polite">
        {said}
      </span>
    </div>
  );
}
