import type { DraftId } from "../model/ids";
import { draftPath } from "./draftPath";

const timeoutMillis = 3_000;

let saying: Promise<void> = Promise.resolve();

async function say(id: DraftId, seq: number | undefined): Promise<void> {
  try {
    await fetch(`${draftPath(id)}/seen`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-Plenary-Request": "1" },
      credentials: "same-origin",
      keepalive: true,
      signal: AbortSignal.timeout(timeoutMillis),
      body: JSON.stringify(seq === undefined ? {} : { seq }),
    });
  } catch {
    // There is no connection, and nothing that anybody could do about it.
  }
}

/**
 * Says that one has seen a draft up to an entry of its record, or as it is now. It gets through while the page is being
 * left; where it does not get through, what was seen will be called new once more.
 */
export function sayIsSeen(id: DraftId, seq?: number): void {
  saying = say(id, seq);
}

/** Resolves when the last of it has got through, or has not. */
export function allSaid(): Promise<void> {
  return saying;
}
