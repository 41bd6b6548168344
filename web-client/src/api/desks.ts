import { readToldComments, type ToldAll } from "../model/comments";
import type { DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import { draftPath } from "./draftPath";
import { ApiError, getJson } from "./http";
import { getPositions } from "./positions";

/** All that one may read. Undefined where the server has nothing for this person: the draft or the session has ended. */
export async function getDesks(draft: DraftId): Promise<ToldAll | undefined> {
  try {
    const comments = await getJson(`${draftPath(draft)}/comments`);
    // In this order: what the desks are said to have, the positions have, too.
    const positions = await getPositions(draft);
    return { ...readToldComments(new JsonReader(comments, "comments")), positions };
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}
