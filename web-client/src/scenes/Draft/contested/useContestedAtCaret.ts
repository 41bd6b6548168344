import type { Editor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { contestedAtCaret } from "../../../editor/contested";
import type { Standing } from "../../../model/standing";

/** The key of what the caret is in, if that is contested. */
export function useContestedAtCaret(editor: Editor, standing: Standing | undefined): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => {
    const look = () => {
      if (!editor.isDestroyed) setKey(contestedAtCaret(editor.state, standing));
    };
    look();
    editor.on("selectionUpdate", look);
    return () => {
      editor.off("selectionUpdate", look);
    };
  }, [editor, standing]);
  return key;
}
