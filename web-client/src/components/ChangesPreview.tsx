import { Text } from "@mantine/core";
import { useMemo } from "react";
import { changesOfClause, sectionsOf } from "../model/changes";
import type { MarkedClause } from "../model/history";
import classes from "./ChangesPreview.module.css";
import { MarkedText } from "./text/MarkedText";

const noneChosen = new Set<never>();
/** So many clauses are shown with their changes; of more, the figures say enough. */
const mostShown = 8;

interface ChangesPreviewProps {
  readonly label: string;
  /** The clauses that changed. */
  readonly clauses: readonly MarkedClause[];
  /** What is said of so many clauses that are not shown. */
  readonly more: (count: number) => string;
  /** Whether there is much above and below it in its dialog. */
  readonly isLow: boolean;
}

/** Clauses with what a deed would change in them, as it is shown before somebody confirms it. */
export function ChangesPreview({ label, clauses, more, isLow }: ChangesPreviewProps) {
  const changesOf = useMemo(
    () => new Map(clauses.map((clause) => [clause.id, changesOfClause(clause)] as const)),
    [clauses],
  );
  const sections = useMemo(() => sectionsOf(clauses.slice(0, mostShown), () => true), [clauses]);
  return (
    <div className={classes.preview} data-low={isLow || undefined}>
      <MarkedText
        label={label}
        sections={sections}
        changesOf={changesOf}
        manner="merged"
        chosen={noneChosen}
        current={undefined}
      />
      {clauses.length > mostShown && <Text c="var(--plenary-quiet)">{more(clauses.length - mostShown)}</Text>}
    </div>
  );
}
