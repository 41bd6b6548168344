import { Button, CopyButton, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { KeptPassage, KeptRejection } from "../../collab/draftMemory";
import classes from "./KeptPanel.module.css";

interface RejectedPassageProps extends Pick<KeptPassage, "clause" | "words"> {
  readonly rejection: KeptRejection;
}

/** One clause's part of what was not accepted: what it was, why, and what to do now. */
export function RejectedPassage({ clause, words, rejection }: RejectedPassageProps) {
  const { t } = useTranslation();
  const { why, act, removed } = rejection;
  const name = clause === "" ? t("held.aClause") : clause;
  const written = words.trim();
  const because = t(`rejected.because.${why}`, { clause: name });
  return (
    <li className={classes.passage}>
      <div className={classes.head}>
        {clause !== "" && !because.includes(clause) && <span className={classes.clause}>{clause}</span>}
        <Text span fw={600}>
          {because}
        </Text>
      </div>
      {act !== "wrote" && <Text className={classes.note}>{t(`rejected.act.${act}`)}</Text>}
      {written !== "" && (
        <div className={classes.words}>
          <blockquote>{written}</blockquote>
          <CopyButton value={written}>
            {({ copied, copy }) => (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("rejected.copyOf", { clause: name })}
                onClick={copy}
              >
                {copied ? t("kept.copied") : t("rejected.copy")}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      {removed !== "" && act !== "deleted" && (
        <Text className={classes.note}>
          {t("rejected.removed")} <del className={classes.removed}>{removed.trim()}</del>
        </Text>
      )}
      <Text className={classes.note}>{t(`rejected.todo.${why}`)}</Text>
    </li>
  );
}
