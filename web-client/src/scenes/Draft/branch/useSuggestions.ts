import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { setSuggestions } from "../../../editor/suggestions/suggestions";

export const branchViews = ["changes", "clean"] as const;
/** How a branch is shown: with what it changes, or as it would read. */
export type BranchView = (typeof branchViews)[number];

/**
 * Shows in a branch what it changes of the draft, or the text alone.
 *
 * @param draft the draft's own document; undefined while it is not there
 */
export function useSuggestions(
  editor: Editor | undefined,
  draft: Y.Doc | undefined,
): readonly [BranchView, (view: BranchView) => void] {
  const { t } = useTranslation();
  const [view, setView] = useState<BranchView>("changes");
  useEffect(() => {
    if (editor === undefined || editor.isDestroyed) return;
    setSuggestions(editor.view, view === "clean" ? undefined : { draft, gone: t("proposals.deleted") });
  }, [editor, draft, view, t]);
  return [view, setView];
}
