import { Alert, Button, CopyButton, Group, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { KeptWords } from "../../collab/draftMemory";
import classes from "./DraftRoom.module.css";

/** The reasons for which this page has words of its own, in which the clause is named. */
const ownReasons = ["frozen", "parked", "not-your-clause", "mode", "read-only", "arrange"] as const;

function reasonOf({ code, clause, reason }: KeptWords, t: TFunction): string {
  const own = ownReasons.find((each) => each === code);
  if (own === undefined) return reason === "" ? "" : t("kept.reason", { reason });
  return t(`refused.${own}`, { clause: clause === "" ? t("held.aClause") : clause });
}

/** Words that did not get into the draft, for their author to copy. */
export function KeptPanel({ kept, onDismiss }: { kept: KeptWords; onDismiss: () => void }) {
  const { t } = useTranslation();
  const text = kept.words
    .map(({ clause, words }) => (clause === "" ? words : `${clause}: ${words.trim()}`))
    .join("\n\n");
  const title = kept.cause === "lineage" ? t("stopped.lineage.title") : t("kept.title");
  const reason = reasonOf(kept, t);
  return (
    <Alert className={classes.panel ?? ""} color="orange" variant="transparent" title={title} role="alert">
      {reason !== "" && <Text fw={600}>{reason}</Text>}
      <Text mt={4}>{kept.cause === "lineage" ? t("kept.explainLineage") : t("kept.explainRefused")}</Text>
      {kept.words.length === 0 ? (
        <Text mt="xs">{t("kept.noWords")}</Text>
      ) : (
        <>
          <Text mt="xs">{t("kept.words")}</Text>
          <div className={classes.keptWords}>
            {kept.words.map(({ clause, words }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that only grows at its end
              <div key={index} className={classes.keptPassage}>
                {clause !== "" && <div className={classes.keptClause}>{clause}</div>}
                <blockquote>{words.trim()}</blockquote>
              </div>
            ))}
          </div>
        </>
      )}
      <Group mt="sm" gap="xs">
        {text !== "" && (
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {copied ? t("kept.copied") : t("kept.copy")}
              </Button>
            )}
          </CopyButton>
        )}
        <Button size="xs" variant="default" onClick={onDismiss}>
          {t("kept.dismiss")}
        </Button>
      </Group>
    </Alert>
  );
}
