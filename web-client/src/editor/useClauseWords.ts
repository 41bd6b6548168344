import type { Node } from "@tiptap/pm/model";
import { type Editor, useEditorState } from "@tiptap/react";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";
import { countFootnotes } from "./footnotes/places";
import { NotesAtEnd } from "./footnotes/words";

function wordsOf(clause: Node, before: readonly Node[]): string {
  const notes = new NotesAtEnd(before.reduce((count, each) => count + countFootnotes(each), 0));
  const lines: string[] = [];
  if (clause.isTextblock) lines.push(notes.line(clause));
  clause.descendants((node) => {
    if (node.isTextblock) lines.push(notes.line(node));
    return !node.isTextblock;
  });
  return notes.after(lines.join("\n"));
}

/** The words of a clause as they stand, a line for each of its paragraphs, then its footnotes; "" where it is not in the text. */
export function useClauseWords(editor: Editor, clause: ClauseId): string {
  return useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const clauses = current.state.doc.content.content;
      const index = clauses.findIndex((node) => idOf(node) === clause);
      const found = clauses[index];
      return found === undefined ? "" : wordsOf(found, clauses.slice(0, index));
    },
  });
}
