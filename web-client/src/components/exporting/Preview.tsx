import { Button, Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { previewPage } from "../../api/exports";
import type { ExportSubject } from "../../model/export";
import type { DraftId } from "../../model/ids";
import { leaveIfSignedOut } from "../signedOut";
import classes from "./ExportDialog.module.css";
import { explainExport } from "./explainExport";

interface Seen {
  /** The last page that arrived; it stays while another is on its way. */
  readonly page: string | undefined;
  readonly waiting: boolean;
  readonly error: unknown;
}

/**
 * The page of a subject, with who holds its brackets or without. It depends on nothing else, so that choosing a format or
 * another option loads nothing.
 */
function usePage(draft: DraftId, subject: ExportSubject, attribution: boolean): readonly [Seen, () => void] {
  const [seen, setSeen] = useState<Seen>({ page: undefined, waiting: true, error: undefined });
  const [turn, setTurn] = useState(0);
  const [at, from, to] =
    subject.kind === "text" ? [subject.at, "", ""] : [undefined, subject.from, subject.to];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    const end = new AbortController();
    setSeen((last) => ({ ...last, waiting: true, error: undefined }));
    const page: ExportSubject = at === undefined ? { kind: "redline", from, to } : { kind: "text", at };
    previewPage(draft, page, new Set(attribution ? (["attribution"] as const) : []), end.signal)
      .catch(leaveIfSignedOut)
      .then(
        (page) => !end.signal.aborted && setSeen({ page, waiting: false, error: undefined }),
        (error: unknown) => !end.signal.aborted && setSeen({ page: undefined, waiting: false, error }),
      );
    return () => end.abort();
  }, [draft, at, from, to, attribution, turn]);
  return [seen, () => setTurn((last) => last + 1)];
}

/** The text as it will read. The page is data from elsewhere: its frame lets it run nothing and reach nothing. */
export function Preview(props: { draft: DraftId; subject: ExportSubject; attribution: boolean }) {
  const { t } = useTranslation();
  const [{ page, waiting, error }, again] = usePage(props.draft, props.subject, props.attribution);
  return (
    <section className={classes.preview} aria-label={t("export.preview")} aria-busy={waiting}>
      {error !== undefined && (
        <div className={classes.previewFault} role="alert">
          <p>{t("export.previewFailed", { reason: explainExport(error, t) })}</p>
          <Button size="xs" variant="default" onClick={again}>
            {t("app.retry")}
          </Button>
        </div>
      )}
      {page === undefined && waiting && (
        <div className={classes.paper} aria-hidden="true">
          <Skeleton h={14} w="40%" mb="xl" />
          <Skeleton h={22} w="70%" mb="xl" />
          {[96, 92, 98, 60, 95, 97, 40].map((width) => (
            <Skeleton key={width} h={11} w={`${width}%`} mb="sm" />
          ))}
        </div>
      )}
      {page !== undefined && (
        <iframe
          className={classes.frame}
          data-waiting={waiting || undefined}
          title={t("export.preview")}
          sandbox=""
          srcDoc={page}
        />
      )}
    </section>
  );
}
