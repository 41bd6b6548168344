import type { TFunction } from "i18next";
import { agreedOf, clausesOf, type FigureCounts, type StandingCounts } from "../model/figures";

/** How many clauses are agreed, and how many brackets and placeholders stand; of a draft without clauses nothing of them. */
export function standingWords({ statuses, brackets, placeholders }: StandingCounts, t: TFunction): string[] {
  const all = clausesOf(statuses);
  return [
    ...(all === 0
      ? []
      : [
          t("stands.agreed", {
            part: t("stands.part", { count: agreedOf(statuses) }),
            whole: t("stands.whole", { count: all }),
          }),
        ]),
    ...bracketWords({ brackets, placeholders }, t),
  ];
}

/** How many brackets and placeholders stand; nothing of those that there are none of. */
export function bracketWords(
  { brackets, placeholders }: Pick<StandingCounts, "brackets" | "placeholders">,
  t: TFunction,
): string[] {
  return [
    ...(brackets === 0 ? [] : [t("stands.brackets", { count: brackets })]),
    ...(placeholders === 0 ? [] : [t("stands.placeholders", { count: placeholders })]),
  ];
}

/** How many alternatives and packages there are; nothing of those that there are none of. */
export function rivalWords(
  { alternatives, packages }: Pick<FigureCounts, "alternatives" | "packages">,
  t: TFunction,
): string[] {
  return [
    ...(alternatives === 0 ? [] : [t("stands.alternatives", { count: alternatives })]),
    ...(packages === 0 ? [] : [t("stands.packages", { count: packages })]),
  ];
}
