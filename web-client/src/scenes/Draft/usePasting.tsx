import { undoDepth } from "@tiptap/pm/history";
import type { Editor } from "@tiptap/react";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { readFragment } from "../../api/fragment";
import type { Pasted, PasteEvent, ReadingOptions } from "../../editor/clipboard/reading";

const PasteReport = lazy(async () => ({ default: (await import("./PasteReport")).PasteReport }));

/** How many own steps can be taken back now. */
function useDepth(editor: Editor | undefined): number {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    if (editor === undefined) return undefined;
    const look = () => setDepth(undoDepth(editor.state));
    look();
    editor.on("transaction", look);
    return () => {
      editor.off("transaction", look);
    };
  }, [editor]);
  return depth;
}

/** How an editor has read what is pasted into it, and the report of what became of it. */
export function usePasting(editor: Editor | undefined): readonly [ReadingOptions, ReactNode] {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState<Pasted>();
  const [spoken, setSpoken] = useState("");
  const depth = useDepth(pasted === undefined ? undefined : editor);
  const close = useCallback(() => setPasted(undefined), []);

  const onPaste = useCallback(
    (event: PasteEvent) => {
      if (event.type !== "pasted") setSpoken(t(`paste.${event.type}`));
      else {
        setSpoken("");
        setPasted(event.pasted);
      }
    },
    [t],
  );
  const options = useMemo(
    (): ReadingOptions => ({ read: readFragment, onPaste, markWords: () => t("paste.mark") }),
    [onPaste, t],
  );

  // Whoever took it back, by whatever way, needs no report of it any more.
  const isGone = pasted !== undefined && editor !== undefined && depth > 0 && depth < pasted.depth;
  useEffect(() => {
    if (isGone) close();
  }, [isGone, close]);

  const report = (
    <>
      <div className="visually-hidden" role="status">
        {spoken}
      </div>
      {pasted !== undefined && editor !== undefined && (
        <Suspense>
          <PasteReport
            pasted={pasted}
            isLast={depth === pasted.depth}
            onUndo={() => {
              editor.chain().undo().focus().run();
              close();
            }}
            onPlain={() => {
              pasted.asPlainWords();
              editor.commands.focus();
              close();
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
  return [options, report];
}
