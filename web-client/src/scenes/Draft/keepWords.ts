import type { TFunction } from "i18next";
import type { DraftConnection } from "../../collab/draftConnection";
import type { KeptPassage } from "../../collab/draftMemory";
import { clauseName } from "../../components/clauseName";
import { type ClauseEntry, sharedClausesOf } from "../../editor/clauses";
import { textRoot } from "../../editor/extensions";
import type { ClauseId } from "../../model/ids";

/** How a clause is called on this device now; "" when it is not there, or there is no clause. */
export function nameOf(clause: ClauseId | undefined, clauses: readonly ClauseEntry[], t: TFunction): string {
  const entry = clauses.find(({ id }) => id === clause);
  return entry === undefined ? "" : clauseName(entry, t);
}

/** The words that the server does not have, with the names of their clauses, before the connection is discarded. */
export function wordsToKeep(
  connection: DraftConnection,
  refused: ClauseId | undefined,
  t: TFunction,
): { readonly clause: string; readonly words: readonly KeptPassage[] } {
  const clauses = sharedClausesOf(connection.doc.getXmlFragment(textRoot));
  return {
    clause: nameOf(refused, clauses, t),
    words: connection
      .unsavedWords()
      .map(({ clause, words }) => ({ clause: nameOf(clause, clauses, t), words })),
  };
}
