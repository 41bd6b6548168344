import { Alert, Button, CopyButton, Group, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { KeptPassage, KeptRejection, KeptWords } from "../../collab/draftMemory";
import classes from "./DraftRoom.module.css";
import panel from "./KeptPanel.module.css";
import { RejectedPassage } from "./RejectedPassage";

/** The reasons for which this page has words of its own, in which the clause is named. */
const ownReasons = ["frozen", "parked", "not-your-clause", "mode", "read-only", "arrange"] as const;

function reasonOf({ code, clause, reason }: KeptWords, t: TFunction): string {
  const own = ownReasons.find((each) => each === code);
  if (own === undefined) return reason === "" ? "" : t("kept.reason", { reason });
  return t(`refused.${own}`, { clause: clause === "" ? t("held.aClause") : clause });
}

/** Reasons that concern everything that was written. */
const wholeReasons: ReadonlySet<string> = new Set(["readOnly", "chairDrafts", "closed", "refused"]);

/** Words that did not get into the draft, for their author to copy. */
export function KeptPanel({ kept, onDismiss }: { kept: KeptWords; onDismiss: () => void }) {
  const { t } = useTranslation();
  const rejected = kept.words.filter(isRejected);
  const plain = kept.words.filter((passage) => !isRejected(passage));
  const text = kept.words
    .filter(({ words }) => words.trim() !== "")
    .map(({ clause, words }) => (clause === "" ? words : `${clause}: ${words.trim()}`))
    .join("\n\n");
  const title = kept.cause === "lineage" ? t("stopped.lineage.title") : t("kept.title");
  const isPartly = rejected.length > 0 && !rejected.some(({ rejection }) => wholeReasons.has(rejection.why));
  return (
    <Alert
      className={classes.panel ?? ""}
      classNames={{ label: panel.title ?? "" }}
      color="orange"
      variant="transparent"
      title={title}
      role="alert"
    >
      {isPartly && <Text>{t("rejected.rest")}</Text>}
      {rejected.length > 0 && (
        <ul className={panel.list}>
          {rejected.map((passage, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that only grows at its end
            <RejectedPassage key={index} {...passage} />
          ))}
        </ul>
      )}
      {(plain.length > 0 || rejected.length === 0) && <PlainWords kept={kept} plain={plain} />}
      <Group mt="sm" gap="xs">
        {text !== "" && (rejected.length !== 1 || plain.length > 0) && (
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

function isRejected(passage: KeptPassage): passage is KeptPassage & { rejection: KeptRejection } {
  return passage.rejection !== undefined;
}

/** Words of which nothing is known but their clauses. */
function PlainWords({ kept, plain }: { kept: KeptWords; plain: readonly KeptPassage[] }) {
  const { t } = useTranslation();
  const reason = reasonOf(kept, t);
  return (
    <>
      {reason !== "" && <Text fw={600}>{reason}</Text>}
      <Text mt={4}>{kept.cause === "lineage" ? t("kept.explainLineage") : t("kept.explainRefused")}</Text>
      {plain.length === 0 ? (
        <Text mt="xs">{t("kept.noWords")}</Text>
      ) : (
        <>
          <Text mt="xs">{t("kept.words")}</Text>
          <div className={classes.keptWords}>
            {plain.map(({ clause, words }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that only grows at its end
              <div key={index} className={classes.keptPassage}>
                {clause !== "" && <div className={classes.keptClause}>{clause}</div>}
                <blockquote>{words.trim()}</blockquote>
              </div>
            ))}
          </div>
        </>
      )}
    </>
  );
}
