import { memo } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import { Icon } from "../../../components/Icon";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";
import classes from "./CommentMarks.module.css";

interface CommentMarksProps {
  readonly clauses: readonly ClauseEntry[];
  /** Where clauses begin, in pixels below the top of the text. */
  readonly places: ReadonlyMap<ClauseId, number>;
  /** How many open comments are about each clause. */
  readonly counts: ReadonlyMap<ClauseId, number>;
  readonly onShow: (clause: ClauseId) => void;
}

/** In the margin behind each clause that somebody commented on, how many comments are open. */
export const CommentMarks = memo(function CommentMarks({
  clauses,
  places,
  counts,
  onShow,
}: CommentMarksProps) {
  const { t } = useTranslation();
  const commented = clauses.filter(({ id }) => counts.has(id) && places.has(id));
  if (commented.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={t("comments.title")}>
      {commented.map((clause) => {
        const count = counts.get(clause.id) ?? 0;
        const label = t("comments.inClause", { count, clause: clauseName(clause, t) });
        return (
          <li key={clause.id} className={classes.mark} style={{ top: places.get(clause.id) }}>
            <button
              type="button"
              className={classes.button}
              aria-label={label}
              title={label}
              onClick={() => onShow(clause.id)}
            >
              <Icon name="comment" size={15} />
              {count}
            </button>
          </li>
        );
      })}
    </ul>
  );
});
