import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { getPositionHistory } from "../../../api/positions";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useSignedInLoad } from "../../../components/signedOut";
import type { DraftId } from "../../../model/ids";
import {
  type Position,
  type PositionHolder,
  type PositionScope,
  positionKey,
} from "../../../model/positions";
import { scopeKey } from "../../../model/positionTable";
import type { CommentsInRoom } from "../comments/useComments";
import { PositionNotes } from "./PositionNotes";
import classes from "./Positions.module.css";

interface PositionHistoryProps {
  readonly draft: DraftId;
  readonly holder: PositionHolder;
  readonly scope: PositionScope;
  /** What stands now. */
  readonly standing: readonly Position[];
  readonly comments: CommentsInRoom;
}

/** What was said before of where somebody stands, the newest first; nothing where nothing was. */
export function PositionHistory({ draft, holder, scope, standing, comments }: PositionHistoryProps) {
  const { t } = useTranslation();
  const load = useCallback(() => getPositionHistory(draft), [draft]);
  const [all] = useSignedInLoad(load);
  if (all.kind === "loading") return null;
  if (all.kind === "failed") {
    return <Failure>{t("positions.noHistory", { reason: describeError(all.error, t) })}</Failure>;
  }
  const now = new Set(standing.map((each) => `${positionKey(each)} ${each.seq}`));
  const earlier = all.value
    .filter(
      (each) =>
        each.holder.kind === holder.kind &&
        each.holder.code === holder.code &&
        scopeKey(each.scope) === scopeKey(scope) &&
        !now.has(`${positionKey(each)} ${each.seq}`),
    )
    .sort((one, other) => other.at.getTime() - one.at.getTime());
  if (earlier.length === 0) return null;
  return (
    <details className={classes.earlier}>
      <summary>{t("positions.earlier", { count: earlier.length })}</summary>
      <PositionNotes positions={earlier} comments={comments} />
    </details>
  );
}
