import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { titleOf } from "../../editor/draftTitle";

/** The title in the text of an editor, as it is written; `known` until there is one. */
export function useTitle(editor: Editor | undefined, known: string): string {
  const [title, setTitle] = useState(known);
  useEffect(() => {
    if (editor === undefined) return undefined;
    const look = () => setTitle(titleOf(editor.state.doc));
    look();
    editor.on("update", look);
    return () => {
      editor.off("update", look);
    };
  }, [editor]);
  return title;
}
