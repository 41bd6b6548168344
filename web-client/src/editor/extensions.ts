import { type Extensions, getSchema } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { Text } from "@tiptap/extension-text";
import type { EditorState } from "@tiptap/pm/state";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { barrierOfClause } from "../model/barrier";
import { type ClauseId, clauseId, type DraftId } from "../model/ids";
import { Shape } from "./binding/shape";
import { Sharing } from "./binding/sharing";
import { Boundaries } from "./boundary";
import { Brackets, type BracketsOptions } from "./brackets/brackets";
import { CaretPlace } from "./caretPlace";
import { Carets } from "./carets";
import { Carrying } from "./carrying";
import { Copying } from "./clipboard/copying";
import { Reading, type ReadingOptions } from "./clipboard/reading";
import { Comments } from "./comments/comments";
import { Cues, type CuesOptions } from "./cues";
import { Finding } from "./finding/finding";
import { TypingInFootnotes } from "./footnotes/keys";
import { FootnoteMarks } from "./footnotes/marks";
import { DocumentForm } from "./form";
import { Keys } from "./keys";
import { Labels } from "./labels";
import { documentNodes } from "./nodes";
import { Pasting } from "./pasting";
import { PromptToBegin } from "./prompt";
import { type HeldChange, Protection, rulesOf } from "./protection";
import { Suggestions } from "./suggestions/suggestions";
import { TypingInTables } from "./tables/keys";
import { Undoing } from "./undoing";

/** Name of the shared document's root that holds the text. */
export const textRoot = "text";

/** Everything that defines the form of the document, and how it is edited, without any collaboration. */
export const documentExtensions: Extensions = [
  ...documentNodes,
  Text,
  Bold,
  Italic,
  HardBreak,
  Keys,
  Boundaries,
  DocumentForm,
  Pasting,
  TypingInTables,
  TypingInFootnotes,
  FootnoteMarks,
  Labels,
];

/** Who is told of what happens in an editor. */
export interface EditorListeners {
  /** A change was not made, because something closes the text to this person. */
  readonly onHeld?: (held: HeldChange) => void;
  /** The caret came into another clause, or left the text. */
  readonly onClause?: (clause: ClauseId | undefined) => void;
  /** This person did something, or is about to, that should be said aloud. */
  readonly onCue?: CuesOptions["onCue"];
  /** This person asks for a bracket around what is selected; see {@link BracketsOptions}. */
  readonly onMark?: BracketsOptions["onMark"];
}

/** How an editor is bound. */
export interface EditorOptions extends EditorListeners {
  /** The draft whose text this is: within it, clauses can be cut and put in elsewhere as the same. */
  readonly draft?: DraftId;
  /** Does something that is drawn for what others do when it disturbs nobody's selection; at once if there is none. */
  readonly pass?: (task: () => void) => void;
  /** How what is pasted from elsewhere is read, and who is told. */
  readonly reading?: ReadingOptions;
}

/** A closed clause stays in its place in the shared text, and the open ones move around it. */
function isClosed(state: EditorState, clause: string): boolean {
  const rules = rulesOf(state);
  return rules !== undefined && barrierOfClause(clauseId(clause), rules) !== undefined;
}

/** The extensions of an editor bound to a shared document, with the carets of the others if there are any. */
export function collaborativeExtensions(
  document: Y.Doc,
  awareness?: Awareness,
  { onHeld, onClause, onCue, onMark, draft, reading, pass }: EditorOptions = {},
): Extensions {
  return [
    ...documentExtensions,
    Protection.configure({ onHeld }),
    PromptToBegin,
    Undoing.configure({ onHeld }),
    Sharing.configure({ document, root: textRoot, isClosed }),
    Carets.configure({ awareness, ...(pass && { pass }) }),
    Brackets.configure({ onMark, ...(pass && { pass }) }),
    Comments.configure(pass && { pass }),
    Suggestions.configure(pass && { pass }),
    CaretPlace.configure({ onClause }),
    Finding,
    Cues.configure({ onCue }),
    Carrying.configure({ draft }),
    Copying.configure({ draft }),
    Reading.configure(reading),
  ];
}

/** TipTap's own key bindings are off: they know nothing of clauses. */
export const coreExtensions = { keymap: false } as const;

/**
 * The text that a shared document has now, for an editor's first picture and cursor. The editor takes its
 * content from the document itself, and writes nothing of this into it.
 */
export function contentOf(document: Y.Doc): Record<string, unknown> {
  const schema = getSchema(documentExtensions);
  return new Shape(document.getXmlFragment(textRoot), schema).doc.toJSON() as Record<string, unknown>;
}
