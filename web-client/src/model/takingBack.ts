import { changesOfClause } from "./changes";
import type { Deed, MarkedClause, Redline, Run } from "./history";
import type { ClauseId, DelegationCode, PersonId } from "./ids";

/** Somebody who changed a text, and how much of it. */
export interface Changer {
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly clauses: number;
  readonly inserted: number;
  readonly deleted: number;
}

/** Whether a run was changed by somebody. */
export const isChanged = (run: Run) => run.change !== undefined || run.format !== undefined;

const isWhole = (clause: MarkedClause) =>
  clause.moved || clause.change === "added" || clause.change === "removed";

interface Sum {
  readonly by: Deed;
  readonly clauses: Set<ClauseId>;
  inserted: number;
  deleted: number;
}

/** Everybody who changed a text, who changed most first. */
export function changersOf(redline: Redline): Changer[] {
  const found = new Map<PersonId, Sum>();
  const sumOf = (by: Deed) => {
    const sum = found.get(by.person) ?? { by, clauses: new Set<ClauseId>(), inserted: 0, deleted: 0 };
    found.set(by.person, sum);
    return sum;
  };
  for (const clause of redline.clauses) {
    if (isWhole(clause) && clause.by !== undefined) sumOf(clause.by).clauses.add(clause.id);
    for (const run of clause.runs) {
      if (!isChanged(run)) continue;
      const sum = sumOf(run.by);
      sum.clauses.add(clause.id);
      if (run.change === "insert") sum.inserted += run.text.length;
      if (run.change === "delete") sum.deleted += run.text.length;
    }
  }
  return [...found.values()]
    .filter(({ by }) => by.person !== "")
    .map(({ by, clauses, inserted, deleted }) => ({
      person: by.person,
      name: by.name,
      delegation: by.delegation,
      clauses: clauses.size,
      inserted,
      deleted,
    }))
    .sort((one, other) => other.inserted + other.deleted - one.inserted - one.deleted);
}

/** The clauses that a person changed, with that person's changes alone: what others did reads as if it had always been so. */
export function changedBy(redline: Redline, person: PersonId): MarkedClause[] {
  return redline.clauses
    .filter((clause) => clause.change !== "removed" || clause.by?.person === person)
    .map((clause): MarkedClause => {
      const theirs = clause.by?.person === person;
      const runs = clause.runs
        .filter((run) => run.change !== "delete" || run.by.person === person)
        .map((run) => (run.by.person === person ? run : { ...run, change: undefined, format: undefined }));
      return { ...clause, runs, change: theirs ? clause.change : "kept", moved: theirs && clause.moved };
    })
    .filter((clause) => changesOfClause(clause).length > 0);
}
