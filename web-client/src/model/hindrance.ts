import { noAlternatives, rivalsOf } from "./alternatives";
import { noBrackets } from "./brackets";
import type { ClauseId } from "./ids";
import { decidedStatus, type GivenStatus, isBinding, nextStatuses, type Standing } from "./standing";

/** What is in the way of a status, the first that the server would name. */
export type Hindrance = "alternatives" | "brackets" | "withheld" | "status";

/** What keeps a clause from getting a status, as far as this page knows; undefined if nothing does. */
export function hindranceOf(
  clause: ClauseId,
  to: GivenStatus,
  standing: Standing | undefined,
): Hindrance | undefined {
  const decided = decidedStatus(clause, standing);
  if (decided !== to && !nextStatuses(decided).includes(to)) return "status";
  if (!isBinding(to)) return undefined;
  if (rivalsOf(clause, standing?.alternatives ?? noAlternatives).length > 0) return "alternatives";
  const brackets = (standing?.brackets ?? noBrackets).byClause.get(clause) ?? [];
  // Words that are still to come keep nobody from agreeing ad referendum.
  if (brackets.some(({ kind }) => kind === "CONTESTED" || to !== "AGREED_AD_REFERENDUM")) return "brackets";
  const withheld = standing?.clauses.get(clause)?.agreement?.withheld.length ?? 0;
  return to !== "AGREED_AD_REFERENDUM" && withheld > 0 ? "withheld" : undefined;
}
