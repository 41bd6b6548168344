import { useTranslation } from "react-i18next";
import { momentFormat } from "../../../components/time";
import { whoOf } from "../../../model/person";
import type { Position } from "../../../model/positions";
import { AudienceBand } from "../comments/AudienceBand";
import type { CommentsInRoom } from "../comments/useComments";
import classes from "./Positions.module.css";

interface PositionNotesProps {
  readonly positions: readonly Position[];
  readonly comments: CommentsInRoom;
}

/** What was said of where somebody stands: to whom, by whom, when, and why. */
export function PositionNotes({ positions, comments }: PositionNotesProps) {
  const { t, i18n } = useTranslation();
  return positions.map((position) => (
    <div key={`${position.desk} ${position.seq}`} className={classes.said}>
      <AudienceBand audience={position.audience} own={comments.view.audiences} said="reads" />
      <strong>
        {t(position.value === undefined ? "positions.takenBack" : `positions.values.${position.value}`)}
      </strong>
      {position.note !== undefined && (
        <q className={classes.note} dir="auto">
          {position.note}
        </q>
      )}
      <span className={classes.quiet}>
        {t("positions.saidBy", {
          who: whoOf(position.by),
          when: momentFormat(i18n.language).format(position.at),
        })}
      </span>
    </div>
  ));
}
