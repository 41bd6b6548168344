import { type Editor, useEditorState } from "@tiptap/react";
import { type ClauseEntry, clausesOf } from "../../editor/clauses";

const none: readonly ClauseEntry[] = [];

/** The clauses on the sheet, in their order; the same list as long as it says the same. */
export function useClauses(editor: Editor | undefined): readonly ClauseEntry[] {
  const clauses = useEditorState({
    editor: editor ?? null,
    selector: ({ editor: current }) => (current === null ? none : clausesOf(current.state.doc)),
  });
  return clauses ?? none;
}
