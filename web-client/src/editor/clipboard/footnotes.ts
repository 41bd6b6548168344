import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { crossesFootnotes, footnoteAround, isFootnote } from "../footnotes/places";

/** What is selected in one footnote, as words from within a line; undefined for any other selection. */
export function wordsInFootnote(state: EditorState): Slice | undefined {
  const { $from, $to } = state.selection;
  if (footnoteAround($from) === undefined || crossesFootnotes(state)) return undefined;
  const words = $from.parent.content.cut($from.parentOffset, $to.parentOffset);
  const { schema } = state;
  return new Slice(
    Fragment.from(schema.node("operative", null, schema.node("paragraph", null, words))),
    2,
    2,
  );
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
