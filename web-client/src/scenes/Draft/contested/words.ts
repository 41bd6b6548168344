import type { TFunction } from "i18next";
import { type ContestedItem, holdersOf } from "../../../model/contested";
import type { ClauseId } from "../../../model/ids";
import { shortened } from "../brackets/words";

/** What is contested, in a few words: in which clause, what, and by whom. */
export function saidOf(
  item: ContestedItem,
  clauseNameOf: (clause: ClauseId) => string | undefined,
  nameOf: (holder: string) => string,
  t: TFunction,
): string {
  const clause = (item.clause && clauseNameOf(item.clause)) ?? "";
  const holders = holdersOf(item).map(nameOf).join(", ");
  switch (item.kind) {
    case "ALTERNATIVES":
      return t("contested.atAlternatives", { clause, count: item.offers.length, holders });
    case "PACKAGE":
      return t("contested.atPackage", {
        clause,
        title: item.bundle.title,
        clauses: item.there.map(clauseNameOf).join(", "),
      });
    default:
      return t("contested.at", { clause, words: shortened(item.now ?? item.was), holders });
  }
}
