import { type Agreement, noPackages, type Package } from "./agreement";
import type { ClauseId, DelegationCode } from "./ids";
import type { Decision, Standing } from "./standing";

/** The package that a clause is in. */
export function packageOf(clause: ClauseId, standing: Standing | undefined): Package | undefined {
  return [...(standing?.packages ?? noPackages).values()].find(({ clauses }) => clauses.includes(clause));
}

function decided(standing: Standing | undefined, is: (agreement: Agreement) => boolean): ClauseId[] {
  const fits = ({ agreement }: Decision) => agreement !== undefined && is(agreement);
  return [...(standing?.clauses ?? [])].filter(([, decision]) => fits(decision)).map(([clause]) => clause);
}

/** The clauses of which a delegation has not said yet whether it confirms them. */
export function waitingFor(delegation: DelegationCode, standing: Standing | undefined): ClauseId[] {
  return decided(standing, ({ pending }) => pending.includes(delegation));
}

/** The clauses that every delegation has confirmed that was asked. */
export function confirmedByAll(standing: Standing | undefined): ClauseId[] {
  return decided(
    standing,
    ({ pending, withheld, confirmed }) =>
      pending.length === 0 && withheld.length === 0 && confirmed.length > 0,
  );
}
