import type { TFunction } from "i18next";
import { clauseName } from "../../components/clauseName";
import type { ClauseEntry } from "../../editor/clauses";
import type { Cue } from "../../editor/cues";
import { mostFootnotes } from "../../editor/footnotes/node";
import type { Boundary, Side } from "../../editor/joining";
import type { ClauseId } from "../../model/ids";

function boundaryWords(
  { key, from, into, fits }: Boundary,
  clauses: readonly ClauseEntry[],
  t: TFunction,
): string {
  const nameOf = ({ clause, kind }: Side) => {
    const entry = clauses.find(({ id }) => id === clause);
    return entry === undefined ? t(`kind.${kind}`) : clauseName(entry, t);
  };
  const words = {
    key: t(`handling.${key}`),
    from: nameOf(from),
    into: nameOf(into),
    kind: t(`kind.${into.kind}`),
  };
  if (!fits) return t("handling.unfit", words);
  if (from.isSubparagraph) return t(key === "Delete" ? "handling.joinNextPart" : "handling.joinPart", words);
  return t(from.kind === into.kind ? "handling.join" : "handling.joinKinds", words);
}

/** What somebody did, or is about to, in words; `clauses` are those of the text as it is now. */
export function cueWords(cue: Cue, clauses: readonly ClauseEntry[], t: TFunction): string {
  if (cue.kind === "boundary") return boundaryWords(cue.boundary, clauses, t);
  if (cue.kind === "footnotesFull") return t("footnotes.full", { count: mostFootnotes });
  const nameOf = (id: ClauseId | undefined) => clauses.find((clause) => clause.id === id)?.number ?? "";
  const clause = nameOf(cue.clause);
  if (cue.clauses > 1 && cue.clause !== undefined)
    return t("handling.movedMany", { count: cue.clauses, clause });
  return clause === "" ? t("handling.movedAway") : t("handling.moved", { clause });
}
