import { Button, CloseButton } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { bringBack } from "../../api/history";
import type { Removal } from "../../collab/notices";
import type { Announce } from "../../components/Announcer";
import { describeError } from "../../components/describeError";
import { type ClauseEntry, clausesOf } from "../../editor/clauses";
import type { DraftId, PersonId } from "../../model/ids";
import { whoOf } from "../../model/person";
import classes from "./RemovalNotice.module.css";

interface RemovalNoticeProps {
  readonly draft: DraftId;
  readonly me: PersonId;
  readonly removal: Removal;
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  /** Whether this person may put clauses in. */
  readonly mayUndo: boolean;
  readonly announce: Announce;
}

const isBack = ({ clauses }: Removal, now: readonly ClauseEntry[]) => now.some(({ id }) => id === clauses[0]);

/**
 * Whether this person's own undo brings the clauses back. Where something else was done since it would take that back; then
 * everything is left as it is.
 */
function undoHere(editor: Editor, removal: Removal): boolean {
  if (!editor.commands.undo()) return false;
  if (isBack(removal, clausesOf(editor.state.doc))) return true;
  editor.commands.redo();
  return false;
}

/**
 * Tells that somebody has removed many clauses at once, as the record has it, and offers to undo that, until it is undone or
 * dismissed.
 */
export function RemovalNotice({
  draft,
  me,
  removal,
  editor,
  clauses,
  mayUndo,
  announce,
}: RemovalNoticeProps) {
  const { t } = useTranslation();
  const [dismissed, setDismissed] = useState<number>();
  const [busy, setBusy] = useState(false);
  const { seq, count } = removal;
  if (dismissed === seq || isBack(removal, clauses)) return null;
  const own = removal.person === me;
  const who = whoOf(removal);
  const undo = async () => {
    if (own && undoHere(editor, removal)) return;
    setBusy(true);
    try {
      await bringBack(draft, seq);
      announce(t("removal.undone", { count }));
    } catch (error) {
      announce(t("removal.failed", { reason: describeError(error, t) }), "fault");
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.place}>
      <div className={classes.notice} role="alert">
        <span>{t(own ? "removal.own" : "removal.others", { who, count })}</span>
        {mayUndo && (
          <Button size="compact-sm" variant="light" loading={busy} onClick={() => void undo()}>
            {t("removal.undo")}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t("held.dismiss")} onClick={() => setDismissed(seq)} />
      </div>
    </div>
  );
}
