import type { i18n } from "i18next";
import { rivalWords, standingWords } from "../../components/standingWords";
import type { DraftFigures } from "../../model/figures";

/** So many holders are named in a note, those that hold most. */
const mostHolders = 12;

/**
 * A paragraph that says where a draft stands, for the cover note of a revision: in the language of the process, which
 * everybody reads, as far as the client has it, and in English otherwise; empty for a draft without clauses.
 */
export function noteOfFigures(figures: DraftFigures, language: string, { getFixedT }: i18n): string {
  const spoken = language.toLowerCase().split("-")[0] === "fr" ? "fr" : "en";
  const t = getFixedT(spoken);
  const count = new Intl.NumberFormat(spoken);
  const { bracketedWords, holders } = figures;
  const standing = [
    ...standingWords(figures, t),
    ...(bracketedWords === 0
      ? []
      : [t("stands.words", { count: bracketedWords, words: count.format(bracketedWords) })]),
    ...rivalWords(figures, t),
  ].join(", ");
  if (standing === "") return "";
  const named = holders
    .filter(({ brackets }) => brackets > 0)
    .slice(0, mostHolders)
    .map(({ holder, brackets }) =>
      t("plot.heldBy", {
        holder: holder === "chair" || holder === "unknown" ? t(`brackets.${holder}`) : holder,
        number: count.format(brackets),
      }),
    );
  return [
    t("plot.note", { standing }),
    ...(named.length === 0 ? [] : [t("plot.noteHolders", { holders: named.join(", ") })]),
  ].join(" ");
}
