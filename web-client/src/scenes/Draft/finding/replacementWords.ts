import type { TFunction } from "i18next";
import { clauseName } from "../../../components/clauseName";
import type { ClauseEntry } from "../../../editor/clauses";
import type { LeftOut, Replacement } from "../../../editor/finding/replacing";

/** So many clauses are named in a sentence; of more, only how many. */
const mostNamed = 4;

function leftWords({ reason, count, clauses: ids }: LeftOut, clauses: readonly ClauseEntry[], t: TFunction) {
  const because = t(`find.reason.${reason}`);
  const names = clauses.filter(({ id }) => ids.includes(id)).map((clause) => clauseName(clause, t));
  const wholeText = reason === "closed" || reason === "chairDrafts" || reason === "readOnly";
  if (names.length === 0 || wholeText || reason === "number")
    return t("find.leftSomewhere", { count, reason: because });
  const more = names.length - mostNamed;
  const shown = more <= 0 ? names : [...names.slice(0, mostNamed), t("find.more", { count: more })];
  return t("find.left", { count, clauses: shown.join(", "), reason: because });
}

/** What was replaced and what was left as it was, with the reasons, in words. */
export function replacementWords(
  { replaced, left }: Replacement,
  clauses: readonly ClauseEntry[],
  t: TFunction,
): string {
  return [t("find.replaced", { count: replaced }), ...left.map((each) => leftWords(each, clauses, t))].join(
    " ",
  );
}
