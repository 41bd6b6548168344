import { type Editor, useEditorState } from "@tiptap/react";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";

/** The words of a clause as they stand, a line for each of its paragraphs; "" where it is not in the text. */
export function useClauseWords(editor: Editor, clause: ClauseId): string {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => {
      for (const node of current.state.doc.content.content) {
        if (idOf(node) === clause) return node.textBetween(0, node.content.size, "\n", "\n");
      }
      return "";
    },
  });
}
