import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { type CSSProperties, type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DraftConnection } from "../../collab/draftConnection";
import type { ReadingOptions } from "../../editor/clipboard/reading";
import { titleOf } from "../../editor/draftTitle";
import { collaborativeExtensions, contentOf, coreExtensions } from "../../editor/extensions";
import { guardSelection } from "../../editor/guardSelection";
import { type HeldChange, setRules } from "../../editor/protection";
import "../../editor/document.css";
import type { Rules } from "../../model/barrier";
import type { DraftId } from "../../model/ids";
import { clauseStatuses } from "../../model/standing";
import classes from "./DraftRoom.module.css";
import { Toolbar } from "./Toolbar";

interface SheetProps {
  readonly connection: DraftConnection;
  readonly draft: DraftId;
  readonly mayWrite: boolean;
  /** Whether the tools are there at all; they are disabled while one may not write. */
  readonly showsTools: boolean;
  /** What is closed to this person. */
  readonly rules: Rules;
  readonly onTitle: (title: string) => void;
  /** A change was not made, because it is not this person's to make. Must be stable. */
  readonly onHeld: (held: HeldChange) => void;
  /** How what is pasted from elsewhere is read. Must be stable. */
  readonly reading: ReadingOptions;
  /** The editor came, or went. Must be stable. */
  readonly onEditor: (editor: Editor | undefined) => void;
  /** What the person must know, between the tools and the text. */
  readonly panels: ReactNode;
  /** The line above the sheet. */
  readonly overview: ReactNode;
  /** What lies in the margin of the sheet. */
  readonly margin: ReactNode;
  readonly aside: ReactNode;
}

const helpId = "editor-help";

/** The text on its sheet of paper, with the tools above it. Mount it only when the document has text. */
export function Sheet({
  connection,
  draft,
  mayWrite,
  showsTools,
  rules,
  onTitle,
  onHeld,
  reading,
  onEditor,
  panels,
  overview,
  margin,
  aside,
}: SheetProps) {
  const { t } = useTranslation();
  const label = t("draft.document");
  const [extensions, content] = useMemo(
    () =>
      [
        collaborativeExtensions(connection.doc, connection.awareness, {
          onHeld,
          onClause: connection.atClause,
          draft,
          reading,
        }),
        contentOf(connection.doc),
      ] as const,
    [connection, draft, onHeld, reading],
  );
  const editor = useEditor(
    {
      extensions,
      content,
      enableCoreExtensions: coreExtensions,
      injectCSS: false,
      editable: mayWrite,
      onCreate: ({ editor: created }) => onTitle(titleOf(created.state.doc)),
      onUpdate: ({ editor: updated }) => onTitle(titleOf(updated.state.doc)),
    },
    [connection],
  );
  useEffect(() => {
    editor.setOptions({
      editorProps: {
        attributes: {
          class: "document",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": label,
          "aria-describedby": helpId,
          "aria-readonly": String(!mayWrite),
          tabindex: "0",
        },
      },
    });
  }, [editor, label, mayWrite]);
  useEffect(() => setRules(editor.view, rules), [editor, rules]);
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(undefined);
  }, [editor, onEditor]);
  useEffect(() => guardSelection(editor.view.dom, connection.holdIncoming), [editor, connection]);
  useEffect(() => {
    if (editor.isEditable !== mayWrite) editor.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  // For the style sheet, which knows the statuses and not their words.
  const marks = Object.fromEntries(
    clauseStatuses.map((status) => [`--mark-${status}`, JSON.stringify(t(`status.${status}`))]),
  );
  return (
    <>
      {showsTools && <Toolbar editor={editor} disabled={!mayWrite} />}
      {panels}
      <p id={helpId} className="visually-hidden">
        {mayWrite ? t("draft.editorHelp") : t("draft.readOnly")}
      </p>
      <div className={classes.desk}>
        {overview}
        <div className={classes.sheet} style={marks as CSSProperties}>
          <div className={classes.text}>
            <EditorContent editor={editor} />
            {margin}
          </div>
        </div>
        {aside}
      </div>
    </>
  );
}
