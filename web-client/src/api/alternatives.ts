import type { ClauseId, DraftId } from "../model/ids";
import { clauseId } from "../model/ids";
import { JsonReader } from "../model/json";
import { draftPath } from "./draftPath";
import { request } from "./http";

/**
 * A clause competes with another from now on: one that is there, or else a copy of the other, which is made. Like all that is decided, it
 * comes over the live connection to everybody at once.
 *
 * @returns which
 */
export async function offerAlternative(
  draft: DraftId,
  of: ClauseId,
  clause: ClauseId | undefined,
): Promise<ClauseId> {
  const body = clause === undefined ? { of } : { of, clause };
  const response = await request("POST", `${draftPath(draft)}/alternatives`, body);
  return clauseId(new JsonReader(await response.json(), "alternative").string("clause"));
}

/** One of the clauses that compete stays, or none; the others are removed. */
export async function settleAlternatives(
  draft: DraftId,
  of: ClauseId,
  { choose, reason }: { readonly choose: ClauseId | undefined; readonly reason: string },
): Promise<void> {
  const chosen = choose === undefined ? {} : { choose };
  const why = reason === "" ? {} : { reason };
  await request("POST", `${draftPath(draft)}/alternatives/settle`, { of, ...chosen, ...why });
}

/** The last choice among a clause and its alternatives is put back: they compete again, and come back to the text. */
export async function putAlternativesBack(draft: DraftId, of: ClauseId): Promise<void> {
  await request("POST", `${draftPath(draft)}/alternatives/put-back`, { of });
}

/** A clause competes no more; where others are alternatives to it, none of them does. */
export async function setApart(draft: DraftId, clause: ClauseId): Promise<void> {
  await request("DELETE", `${draftPath(draft)}/alternatives/${encodeURIComponent(clause)}`);
}
