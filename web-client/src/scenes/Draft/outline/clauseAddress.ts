import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { goToClause } from "../../../editor/going";
import { type ClauseId, clauseId } from "../../../model/ids";

/** The address of a clause, on the page of its draft. */
export const clauseAddress = (id: ClauseId) => `#${encodeURIComponent(id)}`;

/** The clause that an address ends with; undefined where it ends with nothing that could be one. */
export function addressedClause(hash: string): ClauseId | undefined {
  try {
    const id = decodeURIComponent(hash.replace(/^#/, ""));
    return id === "" ? undefined : clauseId(id);
  } catch {
    return undefined;
  }
}

/** Goes to the clause that the page's address ends with, once, when the text is there. */
export function useAddressedClause(editor: Editor | undefined): void {
  useEffect(() => {
    const clause = addressedClause(window.location.hash);
    if (editor === undefined || clause === undefined || !goToClause(editor, clause)) return;
    // Whoever is there may go elsewhere, and is not to be brought back.
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, "", pathname + search);
  }, [editor]);
}
