import { Alert, Button, CopyButton, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { KeptWords } from "../../collab/draftMemory";
import classes from "./DraftRoom.module.css";

/** Words that did not get into the draft, for their author to copy. */
export function KeptPanel({ kept, onDismiss }: { kept: KeptWords; onDismiss: () => void }) {
  const { t } = useTranslation();
  const text = kept.words.join("\n\n");
  const title = kept.cause === "lineage" ? t("stopped.lineage.title") : t("kept.title");
  return (
    <Alert className={classes.panel ?? ""} color="orange" variant="transparent" title={title} role="alert">
      <Text>{kept.cause === "lineage" ? t("kept.explainLineage") : t("kept.explainRefused")}</Text>
      {kept.reason !== "" && <Text mt={4}>{t("kept.reason", { reason: kept.reason })}</Text>}
      {text === "" ? (
        <Text mt="xs">{t("kept.noWords")}</Text>
      ) : (
        <>
          <Text mt="xs" fw={600}>
            {t("kept.words")}
          </Text>
          <blockquote className={classes.keptWords}>{text}</blockquote>
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
