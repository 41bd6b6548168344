import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordAddress } from "../../api/history";
import { Icon } from "../../components/Icon";
import { RestoreDialog, type Restoring } from "../../components/RestoreDialog";
import type { ViewProps } from "./ChangesTab";
import { IssueDialog } from "./IssueDialog";
import { RevisionCard } from "./RevisionCard";
import classes from "./Revisions.module.css";
import { seedOf } from "./useStory";

/** The issued revisions, newest first, and for those who decide the way to issue the next. */
export function RevisionsTab({ story, announce, onChanged }: ViewProps) {
  const { t } = useTranslation();
  const { draft, revisions } = story;
  const [issuing, setIssuing] = useState(false);
  const [restoring, setRestoring] = useState<Restoring>();
  const newestFirst = revisions
    .map((revision, index) => ({ revision, before: revisions[index - 1] }))
    .reverse();
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{t("revisions.title")}</h2>
          <Text c="var(--plenary-quiet)">{t("revisions.explain")}</Text>
        </div>
        {draft.mayDecide && (
          <Button leftSection={<Icon name="seal" size={17} />} onClick={() => setIssuing(true)}>
            {t("revisions.issue")}
          </Button>
        )}
      </div>
      {revisions.length === 0 ? (
        <Text className={classes.none ?? ""}>
          {t(draft.mayDecide ? "revisions.noneMayIssue" : "revisions.none")}
        </Text>
      ) : (
        <ol className={classes.timeline}>
          {newestFirst.map(({ revision, before }) => (
            <RevisionCard
              key={revision.symbol}
              draft={draft.id}
              revision={revision}
              before={before?.symbol ?? seedOf(story)}
              isFirst={before === undefined}
              correctedBy={revisions.find(({ corrects }) => corrects === revision.symbol)?.symbol}
              onRestore={
                draft.mayDecide
                  ? () => setRestoring({ to: revision.symbol, toName: revision.symbol, clause: undefined })
                  : undefined
              }
            />
          ))}
        </ol>
      )}
      <section className={classes.record} aria-labelledby="record-title">
        <h2 id="record-title" className={classes.recordTitle}>
          {t("record.title")}
        </h2>
        <Text>{t("record.explain")}</Text>
        <div className={classes.recordActions}>
          <Button
            component="a"
            href={recordAddress(draft.id)}
            download
            variant="default"
            leftSection={<Icon name="download" size={16} />}
          >
            {t("record.download")}
          </Button>
          <span>
            {t("record.verifyBy")} <code className={classes.command}>./plenary verify FILE</code>
          </span>
        </div>
      </section>
      {issuing && (
        <IssueDialog
          story={story}
          onClose={() => setIssuing(false)}
          onIssued={(symbol) => {
            announce(t("revision.issued", { symbol }));
            onChanged();
          }}
        />
      )}
      {restoring !== undefined && (
        <RestoreDialog
          draft={draft.id}
          {...restoring}
          onClose={() => setRestoring(undefined)}
          onDone={(words) => {
            announce(words);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
