import { undoDepth } from "@tiptap/pm/history";
import type { Editor } from "@tiptap/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { readFragment } from "../../api/fragment";
import type { Announce } from "../../components/Announcer";
import type { Pasted, PasteEvent, ReadingOptions } from "../../editor/clipboard/reading";
import { summaryOf } from "./pasteWords";

const PasteReport = lazy(async () => ({ default: (await import("./PasteReport")).PasteReport }));

/**
 * Whether what was pasted is the last that was done, so that it can be taken back. Whoever took it back, by whatever way,
 * needs no report of it any more.
 */
function useIsLast(editor: Editor, pasted: Pasted | undefined, onGone: () => void): boolean {
  const [isLast, setIsLast] = useState(true);
  useEffect(() => {
    if (pasted === undefined) return undefined;
    const look = () => {
      const depth = undoDepth(editor.state);
      setIsLast(depth === pasted.depth);
      if (depth < pasted.depth) onGone();
    };
    look();
    editor.on("transaction", look);
    return () => {
      editor.off("transaction", look);
    };
  }, [editor, pasted, onGone]);
  return isLast;
}

/** What was pasted last, and what is said of it. */
export interface Pasting {
  /** How an editor has read what is pasted into it. */
  readonly reading: ReadingOptions;
  readonly pasted: Pasted | undefined;
  /** For a screen reader. */
  readonly spoken: string;
  /** Puts the report of it away. Stable. */
  readonly close: () => void;
}

/** What is pasted into the editor of a room: how it is read, and what became of it. */
export function usePasting(announce: Announce): Pasting {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState<Pasted>();
  const [spoken, setSpoken] = useState("");
  const close = useCallback(() => setPasted(undefined), []);
  const onPaste = useCallback(
    (event: PasteEvent) => {
      if (event.type === "pasted") {
        setSpoken(`${summaryOf(event.pasted, t)}. ${t("paste.way")}`);
        setPasted(event.pasted);
      } else if (event.type === "reading") setSpoken(t("paste.reading"));
      else {
        setSpoken("");
        announce(t(`paste.${event.type}`));
      }
    },
    [announce, t],
  );
  const reading = useMemo(
    (): ReadingOptions => ({ read: readFragment, onPaste, markWords: () => t("paste.mark") }),
    [onPaste, t],
  );
  return { reading, pasted, spoken, close };
}

/** The report of what became of something that was pasted, while it can be taken back. */
export function ReportOfPaste({
  pasting: { pasted, spoken, close },
  editor,
}: {
  pasting: Pasting;
  editor: Editor;
}) {
  const isLast = useIsLast(editor, pasted, close);
  return (
    <>
      <div className="visually-hidden" role="status">
        {spoken}
      </div>
      {pasted !== undefined && (
        <Suspense>
          <PasteReport
            pasted={pasted}
            isLast={isLast}
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
}
