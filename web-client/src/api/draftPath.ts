import type { DraftId } from "../model/ids";

/** Where the server has a draft. */
export function draftPath(draft: DraftId): string {
  return `/api/drafts/${encodeURIComponent(draft)}`;
}
