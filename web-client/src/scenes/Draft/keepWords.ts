import type { TFunction } from "i18next";
import type { DraftConnection } from "../../collab/draftConnection";
import type { KeptPassage } from "../../collab/draftMemory";
import type { Rejected } from "../../collab/liveDraft";
import { clauseName } from "../../components/clauseName";
import { type ClauseEntry, sharedClausesOf } from "../../editor/clauses";
import { textRoot } from "../../editor/extensions";
import type { ClauseId } from "../../model/ids";
import { numberingPlanOf } from "../../model/standing";

/** How a clause is called on this device now; "" when it is not there, or there is no clause. */
export function nameOf(clause: ClauseId | undefined, clauses: readonly ClauseEntry[], t: TFunction): string {
  const entry = clauses.find(({ id }) => id === clause);
  return entry === undefined ? "" : clauseName(entry, t);
}

/** The words that the server does not have, with the names of their clauses, before the connection is discarded. */
export function wordsToKeep(connection: DraftConnection, t: TFunction): readonly KeptPassage[] {
  const plan = numberingPlanOf(connection.view().standing);
  const clauses = sharedClausesOf(connection.doc.getXmlFragment(textRoot), plan);
  return connection
    .unsavedWords()
    .map(({ clause, words }) => ({ clause: nameOf(clause, clauses, t), words }));
}

/** What was not accepted, clause by clause in the order of the text, with the clauses' names of now, or else of then. */
export function passagesOf({ parts, mine, now }: Rejected, t: TFunction): readonly KeptPassage[] {
  const [here, there] = [now, mine].map((doc) => sharedClausesOf(doc.getXmlFragment(textRoot)));
  const order = new Map([...(there ?? []), ...(here ?? [])].map(({ id }, index) => [id, index]));
  const placeOf = (clause: ClauseId | undefined) => (clause && order.get(clause)) ?? -1;
  return [...parts]
    .sort((one, other) => placeOf(one.clause) - placeOf(other.clause))
    .map(({ clause, words, why, act, removed }) => ({
      clause:
        act === "added"
          ? t("rejected.newClause")
          : nameOf(clause, here ?? [], t) || nameOf(clause, there ?? [], t),
      words,
      rejection: { why, act, removed },
    }));
}

/** Passages together with others that are not among them: what is refused a second time is no more than once there. */
export function withPassages(
  kept: readonly KeptPassage[],
  more: readonly KeptPassage[],
): readonly KeptPassage[] {
  const known = new Set(kept.map((passage) => JSON.stringify(passage)));
  return [...kept, ...more.filter((passage) => !known.has(JSON.stringify(passage)))];
}
