import { memo } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import { Icon } from "../../../components/Icon";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";
import type { PositionCounts } from "../../../model/positions";
import { countsInWords } from "../positions/words";
import classes from "./CommentMarks.module.css";

interface CommentMarksProps {
  readonly clauses: readonly ClauseEntry[];
  /** Where clauses begin, in pixels below the top of the text. */
  readonly places: ReadonlyMap<ClauseId, number>;
  /** How many open comments are about each clause. */
  readonly counts: ReadonlyMap<ClauseId, number>;
  readonly onShow: (clause: ClauseId) => void;
  /** How many delegations and groups stand where on each clause. */
  readonly stands: ReadonlyMap<ClauseId, PositionCounts>;
  readonly onShowStands: (clause: ClauseId) => void;
  /** How many proposals are open on each clause. */
  readonly proposed: ReadonlyMap<ClauseId, number>;
  readonly onShowProposals: (clause: ClauseId) => void;
}

/** In the margin behind each clause, how many comments and proposals on it are open, and how many said where they stand. */
export const CommentMarks = memo(function CommentMarks({
  clauses,
  places,
  counts,
  onShow,
  stands,
  onShowStands,
  proposed,
  onShowProposals,
}: CommentMarksProps) {
  const { t } = useTranslation();
  const commented = clauses.filter(
    ({ id }) => (counts.has(id) || stands.has(id) || proposed.has(id)) && places.has(id),
  );
  if (commented.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={t("comments.title")}>
      {commented.map((clause) => {
        const count = counts.get(clause.id) ?? 0;
        const name = clauseName(clause, t);
        const label = t("comments.inClause", { count, clause: name });
        const standing = stands.get(clause.id);
        const stood = [...(standing?.values() ?? [])].reduce((sum, each) => sum + each, 0);
        const proposals = proposed.get(clause.id) ?? 0;
        const made = t("proposals.inClause", { count: proposals, clause: name });
        const inWords = standing === undefined ? "" : countsInWords(standing, t);
        const line = t("positions.line", { clause: name, count: stood, counts: inWords });
        return (
          <li key={clause.id} className={classes.mark} style={{ top: places.get(clause.id) }}>
            {count > 0 && (
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
            )}
            {proposals > 0 && (
              <button
                type="button"
                className={classes.button}
                aria-label={made}
                title={made}
                onClick={() => onShowProposals(clause.id)}
              >
                <Icon name="propose" size={15} />
                {proposals}
              </button>
            )}
            {standing !== undefined && (
              <button
                type="button"
                className={classes.button}
                aria-label={line}
                title={line}
                onClick={() => onShowStands(clause.id)}
              >
                <Icon name="stands" size={15} />
                {stood}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
});
