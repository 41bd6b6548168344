import type { Renumbered } from "../model/history";
import { clauseId, type DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import { draftPath } from "./draftPath";
import { request } from "./http";

/** A table of old and new numbers. */
export function readRenumbered(answer: JsonReader): readonly Renumbered[] {
  return answer.array("renumbered", (each) => ({
    clause: clauseId(each.string("clause")),
    from: each.string("from"),
    to: each.string("to"),
  }));
}

/**
 * Holds the numbers of a revision, or counts clauses as they stand, where there is none.
 *
 * @returns the clauses that are called otherwise than before
 */
export async function decideNumbering(
  draft: DraftId,
  since: string | undefined,
): Promise<readonly Renumbered[]> {
  const body = since === undefined ? { mode: "RUNNING" } : { mode: "HELD", since };
  const response = await request("PUT", `${draftPath(draft)}/numbering`, body);
  return readRenumbered(new JsonReader(await response.json(), "numbering"));
}
