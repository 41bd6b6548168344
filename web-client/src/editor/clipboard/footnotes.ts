import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { crossesFootnotes, footnoteAround, isFootnote } from "../footnotes/places";

/**
 * A line's text with the marks `[1]` of its footnotes in it, whose words are added to `notes`: their place is at the end of the
 * whole text.
 */
export function lineWithMarks(line: Node, notes: string[], between = "\n"): string {
  return line.content.content
    .map((node) => {
      if (node.isText) return node.text ?? "";
      return isFootnote(node) ? markOf(node, notes) : between;
    })
    .join("");
}

/** The mark of a footnote, whose words are added to `notes`. */
export function markOf(footnote: Node, notes: string[]): string {
  notes.push(footnote.textBetween(0, footnote.content.size, "", " "));
  return `[${notes.length}]`;
}

/** A plain text with the words of its footnotes at its end. */
export function withNotes(text: string, notes: readonly string[]): string {
  const lines = notes.map((words, index) => `[${index + 1}] ${words}`.trimEnd());
  return [text, ...lines].join(notes.length === 0 ? "" : "\n\n");
}

/** What is selected in one footnote, as the words that it is; undefined for any other selection. */
export function wordsInFootnote(state: EditorState): Slice | undefined {
  const { $from, $to } = state.selection;
  if (footnoteAround($from) === undefined || crossesFootnotes(state)) return undefined;
  return new Slice($from.parent.content.cut($from.parentOffset, $to.parentOffset), 0, 0);
}

const hasFootnotes = (content: Fragment): boolean => {
  let found = false;
  content.descendants((node) => {
    found ||= isFootnote(node);
    return !found;
  });
  return found;
};

/** Footnotes have no marks: bold and italic are their words'. */
function unmarked(content: Fragment): Fragment {
  return Fragment.fromArray(
    content.content.map((node) => {
      if (isFootnote(node)) return node.mark([]);
      return node.isLeaf ? node : node.copy(unmarked(node.content));
    }),
  );
}

export function withoutMarksOfFootnotes(slice: Slice): Slice {
  if (!hasFootnotes(slice.content)) return slice;
  return new Slice(unmarked(slice.content), slice.openStart, slice.openEnd);
}

/** What can stand in a footnote: words and line breaks. Lines are put below one another, and footnotes in brackets. */
export function asWords(nodes: Fragment, schema: Schema): Fragment {
  const lines: Node[][] = [];
  let line: Node[] | undefined;
  const take = (node: Node): void => {
    if (node.isInline) {
      if (line === undefined) {
        line = [];
        lines.push(line);
      }
      line.push(...(isFootnote(node) ? bracketed(node) : [node]));
      return;
    }
    line = undefined;
    node.forEach(take);
    line = undefined;
  };
  nodes.forEach(take);
  return Fragment.fromArray(
    lines.flatMap((each, index) => (index === 0 ? each : [schema.node("hardBreak"), ...each])),
  );
}

function bracketed(footnote: Node): Node[] {
  const { schema } = footnote.type;
  if (footnote.content.size === 0) return [];
  return [schema.text(" ("), ...footnote.content.content, schema.text(")")];
}
