import type { TFunction } from "i18next";
import { clauseName } from "../../../components/clauseName";
import type { ClauseEntry } from "../../../editor/clauses";
import { noPackages } from "../../../model/agreement";
import { noBrackets } from "../../../model/brackets";
import { isProvision } from "../../../model/clause";
import { oneLine } from "../../../model/oneLine";
import type { PositionRow } from "../../../model/positionTable";
import type { Proposal } from "../../../model/proposals";
import type { Standing } from "../../../model/standing";

/** What one can have a position on in a draft. */
export interface PositionSubjects {
  readonly clauses: readonly ClauseEntry[];
  readonly standing: Standing | undefined;
  readonly proposals: readonly Proposal[];
}

const longestQuote = 32;

const shortQuote = (quote: string) => {
  const words = oneLine(quote);
  return words.length > longestQuote ? `${words.slice(0, longestQuote).trimEnd()}…` : words;
};

/**
 * All that one can have a position on: the draft, then each clause with what stands in it, brackets and that it is an alternative, then
 * packages, then the proposals that everybody knows of.
 */
export function positionRows(
  { clauses, standing, proposals }: PositionSubjects,
  t: TFunction,
): readonly PositionRow[] {
  const { byClause } = standing?.brackets ?? noBrackets;
  const alternatives = new Set((standing?.alternatives ?? []).map(({ clause }) => clause));
  const provisions = clauses.filter(({ kind }) => isProvision(kind));
  const ofClauses = provisions.flatMap((clause): PositionRow[] => {
    const name = clauseName(clause, t);
    const { id } = clause;
    const brackets = (byClause.get(id) ?? []).map((bracket): PositionRow => {
      const quote = bracket.on.find((part) => part.clause === id)?.quote ?? bracket.on[0]?.quote ?? "";
      const words = shortQuote(quote);
      return {
        scope: { kind: "BRACKET", id: bracket.id },
        name: t("positions.bracket", { clause: name, words: words === "" ? "…" : words }),
        clause: id,
      };
    });
    const asRival: readonly PositionRow[] = alternatives.has(id)
      ? [
          {
            scope: { kind: "ALTERNATIVE", id },
            name: t("positions.alternative", { clause: name }),
            clause: id,
          },
        ]
      : [];
    return [{ scope: { kind: "CLAUSE", id }, name, clause: id }, ...asRival, ...brackets];
  });
  const packages = [...(standing?.packages ?? noPackages).values()].map(
    ({ id, title }): PositionRow => ({
      scope: { kind: "PACKAGE", id },
      name: t("positions.package", { title }),
      clause: undefined,
    }),
  );
  const tabled = proposals.flatMap(({ id, symbol, title }): PositionRow[] =>
    symbol === undefined
      ? []
      : [
          {
            scope: { kind: "PROPOSAL", id },
            name: t("positions.proposal", { symbol, title }),
            clause: undefined,
          },
        ],
  );
  const whole: PositionRow = {
    scope: { kind: "WHOLE", id: undefined },
    name: t("positions.whole"),
    clause: undefined,
  };
  return [whole, ...ofClauses, ...packages, ...tabled];
}
