import { type ReactNode, useCallback } from "react";
import { getDraft } from "../api/plenary";
import { useLoad } from "../components/useLoad";
import { useSeen } from "../components/useSeen";
import type { DraftId } from "../model/ids";

/** Around the history of a draft: whoever looks at what changed has seen the draft, as it was when the page was opened. */
export function SeenHistory({ draft, children }: { draft: DraftId; children: ReactNode }) {
  const [loaded] = useLoad(useCallback(() => getDraft(draft), [draft]));
  useSeen(draft, loaded.kind === "loaded", loaded.kind === "loaded" ? loaded.value.seq : undefined);
  return children;
}
