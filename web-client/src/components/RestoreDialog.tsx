import { Loader, Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { getRedline, previewRestore, restore } from "../api/history";
import { changesOfClause } from "../model/changes";
import type { Redline } from "../model/history";
import type { ClauseId, DraftId } from "../model/ids";
import { oneLine } from "../model/oneLine";
import { ChangesPreview } from "./ChangesPreview";
import { describeError } from "./describeError";
import { Failure } from "./Failure";
import { Figures } from "./Figures";
import { FormDialog } from "./FormDialog";
import { ReasonField } from "./ReasonField";
import { RestoreEffects } from "./RestoreEffects";
import { useSignedInLoad } from "./signedOut";
import { useAction } from "./useAction";

/** What is to be brought back. */
export interface Restoring {
  /** The moment, as the server names it, and as people do. */
  readonly to: string;
  readonly toName: string;
  /** The one clause that is; undefined for the whole draft. */
  readonly clause: { readonly id: ClauseId; readonly name: string } | undefined;
}

interface RestoreDialogProps extends Restoring {
  readonly draft: DraftId;
  readonly onClose: () => void;
  /** It was done; the words say what. */
  readonly onDone: (words: string) => void;
}

function Preview({ redline, figured }: { redline: Redline; figured: boolean }) {
  const { t, i18n } = useTranslation();
  const touched = useMemo(
    () => redline.clauses.filter((clause) => changesOfClause(clause).length > 0),
    [redline],
  );
  const count = new Intl.NumberFormat(i18n.language);
  const { figures } = redline;
  if (touched.length === 0) return <Text role="status">{t("restore.nothing")}</Text>;
  return (
    <div>
      <Text mb={6}>
        {t("restore.takenBack", {
          count: figures.clauses,
          inserted: count.format(figures.inserted),
          deleted: count.format(figures.deleted),
        })}
      </Text>
      {figured && <Figures label={t("figures.title")} delegations={figures.delegations} most={4} />}
      <ChangesPreview
        label={t("restore.preview")}
        clauses={touched}
        more={(left) => t("restore.more", { count: left })}
        isLow
      />
    </div>
  );
}

/** Shows what bringing a text back would undo, asks why, and does it. */
export function RestoreDialog({ draft, to, toName, clause, onClose, onDone }: RestoreDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const action = useAction();
  const id = clause?.id;
  const load = useCallback(async () => {
    const asked = getRedline(draft, { from: to, to: "now", clause: id, by: "word" });
    const [redline, effects] = await Promise.all([asked, previewRestore(draft, { to, clause: id })]);
    return { redline, effects };
  }, [draft, to, id]);
  const [loaded] = useSignedInLoad(load);
  const differs =
    loaded.kind === "loaded" && loaded.value.redline.clauses.some((each) => changesOfClause(each).length > 0);
  const title =
    clause === undefined
      ? t("restore.title", { moment: toName })
      : t("restore.clauseTitle", { clause: clause.name, moment: toName });
  const submit = () =>
    action.run(
      () => restore(draft, { to, clause: id, reason: oneLine(reason) }),
      (count) => {
        onDone(
          count === 0
            ? t("restore.nothing")
            : clause === undefined
              ? t("restore.done", { count, moment: toName })
              : t("restore.clauseDone", { clause: clause.name, moment: toName }),
        );
        onClose();
      },
    );
  return (
    <FormDialog
      title={title}
      submit={t("restore.submit")}
      complete={differs}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text>{t(clause === undefined ? "restore.explain" : "restore.clauseExplain")}</Text>
      {loaded.kind === "loading" && <Loader size="sm" role="status" aria-label={t("app.loading")} />}
      {loaded.kind === "failed" && (
        <Failure>{t("history.failed", { reason: describeError(loaded.error, t) })}</Failure>
      )}
      {loaded.kind === "loaded" && (
        <>
          <Preview redline={loaded.value.redline} figured={clause === undefined} />
          {differs && <RestoreEffects {...loaded.value} moment={toName} />}
        </>
      )}
      <ReasonField
        label={t("restore.reason")}
        description={t("restore.reasonHint")}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
