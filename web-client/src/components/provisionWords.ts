import type { TFunction } from "i18next";
import { type ClauseKind, countProvisions } from "../model/clause";

/** How many provisions there are, in the words of the field: "12 paragraphs, 3 articles". */
export function provisionWords(clauses: readonly { readonly kind: ClauseKind }[], t: TFunction): string {
  const { paragraphs, articles, annexes } = countProvisions(clauses);
  const words = [
    paragraphs > 0 && t("provisions.paragraphs", { count: paragraphs }),
    articles > 0 && t("provisions.articles", { count: articles }),
    annexes > 0 && t("provisions.annexes", { count: annexes }),
  ].filter((each) => each !== false);
  return words.length === 0 ? t("provisions.none") : words.join(", ");
}
