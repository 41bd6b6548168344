import type { Extensions } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { Text } from "@tiptap/extension-text";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { ClauseId, DraftId } from "../model/ids";
import { Boundaries } from "./boundary";
import { CaretPlace } from "./caretPlace";
import { Carets } from "./carets";
import { Carrying } from "./carrying";
import { ClauseIdentity } from "./clauseIdentity";
import { Deeds, type DeedsOptions } from "./deeds";
import { DocumentForm } from "./form";
import { Keys } from "./keys";
import { Labels } from "./labels";
import { documentNodes } from "./nodes";
import { Pasting } from "./pasting";
import { type HeldChange, Protection } from "./protection";
import { GuardedCollaboration } from "./undoing";

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
  Labels,
];

/** Who is told of what happens in an editor. */
export interface EditorListeners {
  /** A change was not made, because something closes the text to this person. */
  readonly onHeld?: (held: HeldChange) => void;
  /** The caret came into another clause, or left the text. */
  readonly onClause?: (clause: ClauseId | undefined) => void;
  /** This person did something, or is about to, that should be said aloud. */
  readonly onDeed?: DeedsOptions["onDeed"];
}

/** How an editor is bound. */
export interface EditorOptions extends EditorListeners {
  /** The draft whose text this is: within it, clauses can be cut and put in elsewhere as the same. */
  readonly draft?: DraftId;
}

/** The extensions of an editor bound to a shared document, with the carets of the others if there are any. */
export function collaborativeExtensions(
  document: Y.Doc,
  awareness?: Awareness,
  { onHeld, onClause, onDeed, draft }: EditorOptions = {},
): Extensions {
  return [
    ...documentExtensions,
    Protection.configure({ onHeld }),
    ClauseIdentity,
    GuardedCollaboration.configure({ document, field: textRoot, onHeld }),
    Carets.configure({ awareness }),
    CaretPlace.configure({ onClause }),
    Deeds.configure({ onDeed }),
    Carrying.configure({ draft }),
  ];
}

/** TipTap's own key bindings are off: they know nothing of clauses. */
export const coreExtensions = { keymap: false } as const;

/**
 * The text that a shared document has now, for an editor's first picture and cursor. The editor takes its
 * content from the document itself, and writes nothing of this into it.
 */
export function contentOf(document: Y.Doc): Record<string, unknown> {
  return yXmlFragmentToProsemirrorJSON(document.getXmlFragment(textRoot));
}
