import type { Editor } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import { Icon } from "../../../components/Icon";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";
import type { MovedClause } from "../../../model/proposals";
import { usePlaces } from "../usePlaces";
import classes from "./Moved.module.css";

interface MovedMarksProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly unseen: readonly MovedClause[];
  /** Says who changed the draft there, and when. */
  readonly sentence: (moved: MovedClause) => string;
  readonly onShow: (clause: ClauseId) => void;
}

/** In the margin, where the draft was changed under what the branch changes of it. */
export function MovedMarks({ editor, clauses, unseen, sentence, onShow }: MovedMarksProps) {
  const { t } = useTranslation();
  const places = usePlaces(editor, clauses);
  const marked = clauses.flatMap((entry) => {
    const moved = unseen.find(({ clause }) => clause === entry.id);
    const top = places.get(entry.id);
    return moved === undefined || top === undefined ? [] : [{ entry, moved, top }];
  });
  if (marked.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={t("proposals.moved.title")} data-room-region="margin">
      {marked.map(({ entry, moved, top }) => (
        <li key={entry.id} className={classes.mark} style={{ top }}>
          <button
            type="button"
            className={classes.button}
            aria-label={`${t("proposals.moved.mark")}: ${clauseName(entry, t)}. ${sentence(moved)}`}
            title={sentence(moved)}
            onClick={() => onShow(entry.id)}
          >
            <Icon name="compare" size={15} />
            <span className={classes.word}>{t("proposals.moved.mark")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
