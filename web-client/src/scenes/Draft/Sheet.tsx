import { type Editor, EditorContent } from "@tiptap/react";
import { type CSSProperties, type ReactNode, type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { guardSelection } from "../../editor/guardSelection";
import { hearHeldKeys } from "../../editor/heldKeys";
import { goToBeginning, titlePromptId } from "../../editor/prompt";
import { keepUnsearched } from "../../editor/unsearched";
import { barrierOfText, type Rules } from "../../model/barrier";
import { directionOf } from "../../model/language";
import { clauseStatuses } from "../../model/standing";
import classes from "./DraftRoom.module.css";
import { useResuming, type WritingPlace } from "./resuming";
import { Toolbar } from "./Toolbar";
import { editorHelpId } from "./useDraftEditor";

interface SheetProps {
  readonly editor: Editor;
  /** Keeps what others do away from the text for so many milliseconds. Must be stable. */
  readonly holdIncoming: (millis: number) => void;
  /** The language of the text, a tag of BCP 47. */
  readonly language: string;
  readonly mayWrite: boolean;
  /** Whether the tools are there at all; they are disabled while one may not write. */
  readonly showsTools: boolean;
  /** Whether there is little room, as on a telephone. */
  readonly narrow: boolean;
  /** What is closed to this person. */
  readonly rules: Rules;
  /** Somebody wrote where the text as a whole is closed. Must be stable. */
  readonly onSilence: () => void;
  /** Asks about brackets around what is selected; undefined where this person places none. */
  readonly onBracket: (() => void) | undefined;
  /** Begins a comment on what is selected, or on the clause at the caret; undefined where this person writes none. */
  readonly onComment: (() => void) | undefined;
  /** Asks what is to come in place of what is selected, or at the caret; undefined as above. */
  readonly onPlaceholder: (() => void) | undefined;
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
  /** Whether that is a list which needs more room than people do. */
  readonly beside: boolean;
}

const prompts = ["title", "begin", "clause"] as const;

/** The text on its sheet of paper, with the tools above it. Each editor has a sheet of its own: give it a key. */
export function Sheet({
  editor,
  holdIncoming,
  language,
  mayWrite,
  showsTools,
  narrow,
  rules,
  onSilence,
  onBracket,
  onComment,
  onPlaceholder,
  writing,
  panels,
  overview,
  outline,
  margin,
  aside,
  beside,
}: SheetProps) {
  const { t } = useTranslation();
  const closed = barrierOfText(rules);
  useEffect(() => guardSelection(editor.view.dom, holdIncoming), [editor, holdIncoming]);
  useEffect(() => keepUnsearched(editor.view.dom), [editor]);
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
      {(showsTools || onBracket !== undefined || onComment !== undefined) && (
        <Toolbar
          editor={editor}
          disabled={!mayWrite}
          closed={closed}
          narrow={narrow}
          onBracket={onBracket}
          onComment={onComment}
          onPlaceholder={onPlaceholder}
        />
      )}
      {panels}
      <p id={editorHelpId} className="visually-hidden">
        {mayWrite ? t("draft.editorHelp") : closed === undefined ? "" : t(`held.${closed}`)}
      </p>
      <span id={titlePromptId} hidden>
        {t("room.prompt.title")}
      </span>
      <div
        className={classes.desk}
        data-beside={beside || undefined}
        data-outlined={Boolean(outline) || undefined}
      >
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
