import { EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DraftConnection } from "../../collab/draftConnection";
import { titleOf } from "../../editor/draftTitle";
import { collaborativeExtensions, contentOf, coreExtensions } from "../../editor/extensions";
import { guardSelection } from "../../editor/guardSelection";
import "../../editor/document.css";
import classes from "./DraftRoom.module.css";
import { Toolbar } from "./Toolbar";

interface SheetProps {
  readonly connection: DraftConnection;
  readonly mayWrite: boolean;
  /** Whether the tools are there at all; they are disabled while one may not write. */
  readonly showsTools: boolean;
  readonly onTitle: (title: string) => void;
  /** What the person must know, between the tools and the text. */
  readonly panels: ReactNode;
  readonly aside: ReactNode;
}

const helpId = "editor-help";

/** The text on its sheet of paper, with the tools above it. Mount it only when the document has text. */
export function Sheet({ connection, mayWrite, showsTools, onTitle, panels, aside }: SheetProps) {
  const { t } = useTranslation();
  const label = t("draft.document");
  const [extensions, content] = useMemo(
    () => [collaborativeExtensions(connection.doc, connection.awareness), contentOf(connection.doc)] as const,
    [connection],
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
  useEffect(() => guardSelection(editor.view.dom, connection.holdIncoming), [editor, connection]);
  useEffect(() => {
    if (editor.isEditable !== mayWrite) editor.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  return (
    <>
      {showsTools && <Toolbar editor={editor} disabled={!mayWrite} />}
      {panels}
      <p id={helpId} className="visually-hidden">
        {mayWrite ? t("draft.editorHelp") : t("draft.readOnly")}
      </p>
      <div className={classes.desk}>
        <EditorContent editor={editor} className={classes.sheet} />
        {aside}
      </div>
    </>
  );
}
