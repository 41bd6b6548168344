import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DraftConnection } from "../../collab/draftConnection";
import type { ReadingOptions } from "../../editor/clipboard/reading";
import type { DeedsOptions } from "../../editor/deeds";
import { titleOf } from "../../editor/draftTitle";
import { collaborativeExtensions, contentOf, coreExtensions } from "../../editor/extensions";
import { guardSelection } from "../../editor/guardSelection";
import { hearHeldKeys } from "../../editor/heldKeys";
import { goToBeginning, titlePromptId } from "../../editor/prompt";
import { type HeldChange, setRules } from "../../editor/protection";
import "../../editor/document.css";
import { barrierOfText, type Rules } from "../../model/barrier";
import type { DraftId } from "../../model/ids";
import { directionOf } from "../../model/language";
import { clauseStatuses } from "../../model/standing";
import classes from "./DraftRoom.module.css";
import { useResuming, type WritingPlace } from "./resuming";
import { Toolbar } from "./Toolbar";

interface SheetProps {
  readonly connection: DraftConnection;
  /** The language of the text, a tag of BCP 47. */
  readonly language: string;
  readonly draft: DraftId;
  readonly mayWrite: boolean;
  /** Whether the tools are there at all; they are disabled while one may not write. */
  readonly showsTools: boolean;
  /** Whether there is little room, as on a telephone. */
  readonly narrow: boolean;
  /** What is closed to this person. */
  readonly rules: Rules;
  readonly onTitle: (title: string) => void;
  /** A change was not made, because it is not this person's to make. Must be stable. */
  readonly onHeld: (held: HeldChange) => void;
  /** Somebody wrote where the text as a whole is closed. Must be stable. */
  readonly onSilence: () => void;
  /** Something was done that should be said. Must be stable. */
  readonly onDeed: DeedsOptions["onDeed"];
  /** How what is pasted from elsewhere is read. Must be stable. */
  readonly reading: ReadingOptions;
  /** The editor came, or went. Must be stable. */
  readonly onEditor: (connection: DraftConnection, editor: Editor | undefined) => void;
  /** Where this person was writing when the sheet before this one went. */
  readonly writing: RefObject<WritingPlace | undefined>;
  /** What the person must know, between the tools and the text. */
  readonly panels: ReactNode;
  /** The line above the sheet. */
  readonly overview: ReactNode;
  /** The way through the text, at the left of the sheet. */
  readonly outline: ReactNode;
  /** What lies in the margin of the sheet. */
  readonly margin: ReactNode;
  readonly aside: ReactNode;
}

const helpId = "editor-help";

const prompts = ["title", "begin", "clause"] as const;

/** How near to the bars at the head and the foot of the window the caret may come, in pixels, before the text is scrolled. */
const besidesBars = { top: 130, bottom: 72, left: 0, right: 0 };

/** The text on its sheet of paper, with the tools above it. Mount it only when the document has text. */
export function Sheet({
  connection,
  language,
  draft,
  mayWrite,
  showsTools,
  narrow,
  rules,
  onTitle,
  onHeld,
  onSilence,
  onDeed,
  reading,
  onEditor,
  writing,
  panels,
  overview,
  outline,
  margin,
  aside,
}: SheetProps) {
  const { t } = useTranslation();
  const label = t("draft.document");
  const closed = barrierOfText(rules);
  const [extensions, content] = useMemo(
    () =>
      [
        collaborativeExtensions(connection.doc, connection.awareness, {
          onHeld,
          onDeed,
          onClause: connection.atClause,
          pass: connection.passIncoming,
          draft,
          reading,
        }),
        contentOf(connection.doc),
      ] as const,
    [connection, draft, onHeld, onDeed, reading],
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
        scrollThreshold: besidesBars,
        scrollMargin: besidesBars,
        attributes: {
          class: "document",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": label,
          "aria-describedby": helpId,
          "aria-readonly": String(!mayWrite),
          tabindex: "0",
          // For the spelling, the hyphens, the quotation marks and the voice; and no browser translates what others edit.
          lang: language,
          dir: directionOf(language),
          spellcheck: "true",
          translate: "no",
        },
      },
    });
  }, [editor, label, language, mayWrite]);
  useEffect(() => setRules(editor.view, rules), [editor, rules]);
  useEffect(() => {
    onEditor(connection, editor);
    return () => onEditor(connection, undefined);
  }, [editor, connection, onEditor]);
  useEffect(() => guardSelection(editor.view.dom, connection.holdIncoming), [editor, connection]);
  useEffect(() => {
    if (editor.isEditable !== mayWrite) editor.setEditable(mayWrite, false);
  }, [editor, mayWrite]);
  useResuming(editor, writing);
  useEffect(() => {
    if (mayWrite) goToBeginning(editor.view);
  }, [editor, mayWrite]);
  useEffect(
    () => (closed === undefined ? undefined : hearHeldKeys(editor.view.dom, onSilence)),
    [editor, closed, onSilence],
  );
  // For the style sheet, which knows the statuses and not their words.
  const marks = Object.fromEntries([
    ...clauseStatuses.map((status) => [`--mark-${status}`, JSON.stringify(t(`status.${status}`))]),
    ["--footnote-name", JSON.stringify(t("footnotes.footnote"))],
    ...prompts.map((prompt) => [`--prompt-${prompt}`, JSON.stringify(t(`room.prompt.${prompt}`))]),
  ]);
  return (
    <>
      {showsTools && <Toolbar editor={editor} disabled={!mayWrite} closed={closed} narrow={narrow} />}
      {panels}
      <p id={helpId} className="visually-hidden">
        {mayWrite ? t("draft.editorHelp") : closed === undefined ? "" : t(`held.${closed}`)}
      </p>
      <span id={titlePromptId} hidden>
        {t("room.prompt.title")}
      </span>
      <div className={classes.desk}>
        {overview}
        {outline}
        <div className={classes.sheet} dir={directionOf(language)} style={marks as CSSProperties}>
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
