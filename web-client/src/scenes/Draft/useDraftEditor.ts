import { Editor } from "@tiptap/react";
import { useEffectEvent, useLayoutEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftConnection } from "../../collab/draftConnection";
import type { ReadingOptions } from "../../editor/clipboard/reading";
import type { CuesOptions } from "../../editor/cues";
import { collaborativeExtensions, contentOf, coreExtensions } from "../../editor/extensions";
import { type HeldChange, setRules } from "../../editor/protection";
import "../../editor/document.css";
import type { Rules } from "../../model/barrier";
import type { DraftId } from "../../model/ids";
import { directionOf } from "../../model/language";

/** What an editor needs of the connection whose document it shows. */
export type EditedDraft = Pick<DraftConnection, "doc" | "awareness" | "atClause" | "passIncoming">;

/** How a draft is edited. An editor follows all of it but the draft; nothing of it need be stable. */
export interface DraftEditorOptions {
  readonly draft: DraftId;
  /** The language of the text, a tag of BCP 47. */
  readonly language: string;
  readonly mayWrite: boolean;
  /** What is closed to this person. */
  readonly rules: Rules;
  /** How what is pasted from elsewhere is read. */
  readonly reading: ReadingOptions;
  /** A change was not made, because it is not this person's to make. */
  readonly onHeld: (held: HeldChange) => void;
  /** Something was done that should be said. */
  readonly onCue: NonNullable<CuesOptions["onCue"]>;
  /** A bracket is asked for around what is selected; false where that cannot be. */
  readonly onMark?: () => boolean;
}

/** The element that says how the text is edited. */
export const editorHelpId = "editor-help";

/** How near to the bars at the head and the foot of the window the caret may come, in pixels, before the text is scrolled. */
const besidesBars = { top: 130, bottom: 72, left: 0, right: 0 };

function useEditorProps(language: string, mayWrite: boolean) {
  const { t } = useTranslation();
  const label = t("draft.document");
  return useMemo(
    () => ({
      scrollThreshold: besidesBars,
      scrollMargin: besidesBars,
      attributes: {
        class: "document",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-describedby": editorHelpId,
        "aria-readonly": String(!mayWrite),
        tabindex: "0",
        // For the spelling, the hyphens, the quotation marks and the voice; and no browser translates what others edit.
        lang: language,
        dir: directionOf(language),
        spellcheck: "true",
        translate: "no",
      },
    }),
    [label, language, mayWrite],
  );
}

/**
 * The editor of a draft's document, as long as there is a connection with a text to show: each connection has an editor of its
 * own, which is destroyed when the connection goes or another takes its place. A key in it draws nothing anew.
 */
export function useDraftEditor(
  connection: EditedDraft | undefined,
  options: DraftEditorOptions,
): Editor | undefined {
  const { language, mayWrite, rules } = options;
  const editorProps = useEditorProps(language, mayWrite);
  const [made, setMade] = useState<{ readonly of: EditedDraft; readonly editor: Editor }>();
  const now = useEffectEvent(() => ({ ...options, editorProps }));

  // Before anything is painted: where another connection takes the place of one, the sheet is not seen to go.
  useLayoutEffect(() => {
    if (connection === undefined) return undefined;
    const { doc, awareness, atClause, passIncoming } = connection;
    const first = now();
    const editor = new Editor({
      extensions: collaborativeExtensions(doc, awareness, {
        draft: first.draft,
        pass: passIncoming,
        reading: {
          read: first.reading.read,
          onPaste: (event) => now().reading.onPaste?.(event),
          markWords: () => now().reading.markWords(),
        },
        onClause: atClause,
        onHeld: (held) => now().onHeld(held),
        onCue: (cue, clauses) => now().onCue(cue, clauses),
        onMark: () => now().onMark?.() === true,
      }),
      content: contentOf(doc),
      enableCoreExtensions: coreExtensions,
      injectCSS: false,
      editable: first.mayWrite,
      editorProps: first.editorProps,
    });
    setRules(editor.view, first.rules);
    setMade({ of: connection, editor });
    return () => {
      editor.destroy();
      setMade(undefined);
    };
  }, [connection]);

  // While another connection takes the place of one, the editor of before is still known.
  const editor = made?.of === connection ? made?.editor : undefined;
  // Before the effects of what shows the editor, which look at what it may do.
  useLayoutEffect(() => {
    editor?.setOptions({ editorProps });
  }, [editor, editorProps]);
  useLayoutEffect(() => {
    if (editor !== undefined) setRules(editor.view, rules);
  }, [editor, rules]);
  useLayoutEffect(() => {
    if (editor !== undefined && editor.isEditable !== mayWrite) editor.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  return editor;
}
