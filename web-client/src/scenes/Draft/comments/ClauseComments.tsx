import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { ClauseId } from "../../../model/ids";
import { countsInWords } from "../positions/words";
import classes from "./Comments.module.css";
import type { CommentsInRoom } from "./useComments";

interface ClauseCommentsProps {
  readonly clause: ClauseId;
  readonly comments: CommentsInRoom;
  readonly onLeave: () => void;
}

/** The way from a clause's menu to what is said about it. */
export function ClauseComments({ clause, comments, onLeave }: ClauseCommentsProps) {
  const { t } = useTranslation();
  const count = comments.byClause.get(clause) ?? 0;
  const leaveFor = (act: (clause: ClauseId) => void) => {
    onLeave();
    act(clause);
  };
  const standing = comments.stands.get(clause);
  return (
    <div className={classes.ofClause}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Icon name="stands" size={15} />}
        onClick={() => leaveFor((id) => comments.showPositions({ kind: "CLAUSE", id }))}
      >
        {standing === undefined ? t("positions.open") : countsInWords(standing, t)}
      </Button>
      {count > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="comment" size={15} />}
          onClick={() => leaveFor(comments.showClause)}
        >
          {t("comments.showClause", { count })}
        </Button>
      )}
      {comments.mayComment && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="comment" size={15} />}
          onClick={() => leaveFor(comments.beginOn)}
        >
          {t("comments.openClause")}
        </Button>
      )}
    </div>
  );
}
