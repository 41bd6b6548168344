import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { openingOf } from "../../model/changes";
import type { MarkedClause } from "../../model/history";
import classes from "./History.module.css";

interface FoldProps {
  readonly clauses: readonly MarkedClause[];
  /** Others than the chosen delegations may have changed them. */
  readonly filtered: boolean;
  readonly onOpen: () => void;
}

/** Stands for clauses that did not change, and opens them. */
export function Fold({ clauses, filtered, onOpen }: FoldProps) {
  const { t } = useTranslation();
  const name = (clause: MarkedClause | undefined) =>
    clause === undefined
      ? ""
      : clauseName({ kind: clause.kind, number: clause.number, opening: openingOf(clause) }, t);
  const [first, last] = [name(clauses[0]), name(clauses.at(-1))];
  return (
    <UnstyledButton className={classes.fold} onClick={onOpen}>
      {t(filtered ? "changes.foldedByThese" : "changes.folded", { count: clauses.length })}
      <span className={classes.foldedClauses}>{clauses.length === 1 ? first : `${first} – ${last}`}</span>
    </UnstyledButton>
  );
}
