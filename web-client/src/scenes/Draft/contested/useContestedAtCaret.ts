import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { contestedAtCaret } from "../../../editor/brackets/contested";

/** The key of what the caret is in, if that is contested. */
export function useContestedAtCaret(editor: Editor): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => {
    const look = () => {
      if (!editor.isDestroyed) setKey(contestedAtCaret(editor.state));
    };
    look();
    editor.on("selectionUpdate", look);
    return () => {
      editor.off("selectionUpdate", look);
    };
  }, [editor]);
  return key;
}
