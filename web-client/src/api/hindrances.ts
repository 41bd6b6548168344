import { type ClauseHindrances, readHindrances } from "../model/clauseHindrances";
import type { ClauseId, DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import { draftPath } from "./draftPath";
import { getJson } from "./http";

/** What stands in the way of agreeing a clause, as far as one may know. */
export async function getHindrances(draft: DraftId, clause: ClauseId): Promise<ClauseHindrances> {
  const told = await getJson(`${draftPath(draft)}/clauses/${encodeURIComponent(clause)}/hindrances`);
  return readHindrances(new JsonReader(told, "hindrances"));
}
