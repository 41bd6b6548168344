import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { ClauseEntry } from "../../../editor/clauses";
import { rivalsOf } from "../../../model/alternatives";
import type { ClauseStatus } from "../../../model/standing";
import classes from "./Alternatives.module.css";
import type { AlternativesInRoom } from "./useAlternatives";

interface ClauseAlternativesProps {
  readonly clause: ClauseEntry;
  /** What was last decided of it. */
  readonly status: ClauseStatus;
  readonly alternatives: AlternativesInRoom;
  /** Whether the way to choose one is among the decisions already. */
  readonly isSettledAbove: boolean;
  readonly onLeave: () => void;
}

/** What one can do about the clauses that compete with one, or could. */
export function ClauseAlternatives({
  clause,
  status,
  alternatives,
  isSettledAbove,
  onLeave,
}: ClauseAlternativesProps) {
  const { t } = useTranslation();
  const rivals = rivalsOf(clause.id, alternatives.all);
  const isFrozen = status === "AGREED" || status === "ADOPTED";
  const mayOffer = alternatives.mayOffer && !isFrozen && clause.number !== "";
  const leaveFor = (act: () => void) => () => {
    onLeave();
    act();
  };
  const compares = rivals.length > 0 && !isSettledAbove;
  if (!compares && !mayOffer) return null;
  return (
    <div className={classes.ways}>
      {compares && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<Icon name="compare" size={15} />}
          onClick={leaveFor(() => alternatives.compare(clause.id))}
        >
          {t("alternatives.compare")}
        </Button>
      )}
      {mayOffer && alternatives.mayAdd && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="copy" size={15} />}
          onClick={leaveFor(() => alternatives.offerCopy(clause.id))}
        >
          {t("alternatives.add")}
        </Button>
      )}
      {mayOffer && rivals.length === 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="compare" size={15} />}
          onClick={leaveFor(() => alternatives.ask(clause.id))}
        >
          {t("alternatives.ask")}
        </Button>
      )}
    </div>
  );
}
