import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { receiptAddress, recordAddress } from "../../api/history";
import { originalAddress } from "../../api/plenary";
import { bytesIn } from "../../components/bytes";
import { Exporting } from "../../components/exporting/Exporting";
import { Icon } from "../../components/Icon";
import { RestoreDialog, type Restoring } from "../../components/RestoreDialog";
import type { DraftId } from "../../model/ids";
import type { OriginalFile } from "../../model/intake";
import { IssueDialog } from "./IssueDialog";
import { RevisionCard } from "./RevisionCard";
import classes from "./Revisions.module.css";
import { seedOf } from "./useStory";
import type { ViewProps } from "./view";

/** The file that the draft was made from. */
function Original({ draft, original }: { draft: DraftId; original: OriginalFile }) {
  const { t, i18n } = useTranslation();
  const { name, bytes } = original;
  return (
    <section className={classes.record} aria-labelledby="original-title">
      <h2 id="original-title" className={classes.recordTitle}>
        {t("papers.original")}
      </h2>
      <Text className={classes.long ?? ""}>
        {t("papers.originalExplain", { name, bytes: bytesIn(bytes, i18n.language) })}
      </Text>
      <div className={classes.recordActions}>
        <Button
          component="a"
          href={originalAddress(draft)}
          download
          variant="default"
          leftSection={<Icon name="download" size={16} />}
        >
          {t("papers.downloadOriginal")}
        </Button>
      </div>
    </section>
  );
}

/** The issued revisions, newest first, and for those who decide the way to issue the next. */
export function RevisionsTab({ story, announce, onChanged }: ViewProps) {
  const { t } = useTranslation();
  const { draft, revisions } = story;
  const [issuing, setIssuing] = useState(false);
  const [exported, setExported] = useState<string>();
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
              onExport={() => setExported(revision.symbol)}
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
        <Text>{t("record.receiptExplain")}</Text>
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
          <Button
            component="a"
            href={receiptAddress(draft.id)}
            download
            variant="default"
            leftSection={<Icon name="seal" size={16} />}
          >
            {t("record.receipt")}
          </Button>
          <Button component="a" href="/verify.html" target="_blank" rel="noopener" variant="default">
            {t("record.verifyPage")}
          </Button>
          <span>
            {t("record.verifyBy")} <code className={classes.command}>./plenary verify FILE</code>
          </span>
        </div>
      </section>
      {draft.original !== undefined && <Original draft={draft.id} original={draft.original} />}
      {exported !== undefined && (
        <Exporting
          draft={draft.id}
          subject={{ kind: "text", at: exported }}
          onClose={() => setExported(undefined)}
        />
      )}
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
