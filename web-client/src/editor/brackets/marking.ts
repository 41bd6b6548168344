import type { Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import type { Anchor, UnitId } from "../../model/anchor";
import { resolveAnchor } from "../anchors";
import type { Binding } from "../binding/binding";
import { placeOf } from "../binding/places";
import { bindingOf } from "../binding/sharing";
import { idOf } from "../clauses";
import { isHeldBack } from "../protection";
import { clauseWords } from "./whole";

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Where the footnote begins that it is in; undefined in the clause itself. */
  readonly footnote: number | undefined;
}

/** The selected letters of a clause, without spaces at their edges: of one footnote, or of the clause without its footnotes. */
function selectedIn(clause: Node, pos: number, from: number, to: number): Stretch | undefined {
  const stretches: Stretch[] = [];
  let footnote: { readonly at: number; readonly end: number } | undefined;
  clause.descendants((node, offset) => {
    const at = pos + 1 + offset;
    if (node.type.name === "footnote") footnote = { at, end: at + node.nodeSize };
    if (!node.isText) return true;
    const [start, end] = [Math.max(from, at), Math.min(to, at + node.nodeSize)];
    if (start >= end) return false;
    const letters = (node.text ?? "").slice(start - at, end - at);
    const isBlank = letters.trim() === "";
    const [before, behind] = isBlank
      ? [0, 0]
      : [letters.length - letters.trimStart().length, letters.length - letters.trimEnd().length];
    const isIn = footnote !== undefined && at < footnote.end;
    if (!isBlank)
      stretches.push({ from: start + before, to: end - behind, footnote: isIn ? footnote?.at : undefined });
    return false;
  });
  const isOne = stretches.every((each) => each.footnote === stretches[0]?.footnote);
  const flow = isOne ? stretches : stretches.filter((each) => each.footnote === undefined);
  const [first, last] = [flow.at(0), flow.at(-1)];
  return first && last && { ...first, to: last.to };
}

function unitOf({ item }: Y.RelativePosition): UnitId | undefined {
  return item === null ? undefined : [item.client, item.clock];
}

function anchorOf(binding: Binding, doc: Node, clause: Node, { from, to }: Stretch): Anchor[] {
  const id = idOf(clause);
  const first = unitOf(placeOf(binding.shape, doc, from, "after"));
  const last = unitOf(placeOf(binding.shape, doc, to, "before"));
  const shared = binding.shape.root.doc;
  if (id === undefined || first === undefined || last === undefined || shared === null) return [];
  const anchor = { clause: id, from: first, to: last, quote: "" };
  const words = resolveAnchor(shared, anchor)?.words ?? "";
  return words === "" ? [] : [{ ...anchor, quote: words }];
}

/** Whether words are selected. */
export function hasMarkedWords({ selection, doc }: EditorState): boolean {
  return !selection.empty && doc.textBetween(selection.from, selection.to).trim() !== "";
}

/** The words that are selected now, those of each clause by themselves; none while an input method composes. */
export function markedWords(view: EditorView): readonly Anchor[] {
  const { from, to } = view.state.selection;
  return wordsIn(view, from, to);
}

function wordsIn(view: EditorView, from: number, to: number): readonly Anchor[] {
  const binding = bindingOf(view);
  const { doc } = view.state;
  if (binding?.inStep !== true) return [];
  const anchors: Anchor[] = [];
  doc.forEach((clause, pos) => {
    if (pos >= to || pos + clause.nodeSize <= from) return;
    const stretch = selectedIn(clause, pos, from, to);
    if (stretch !== undefined) anchors.push(...anchorOf(binding, doc, clause, stretch));
  });
  return anchors;
}

const isLetter = (character: string | undefined) => character !== undefined && !/[\s([]/.test(character);

/**
 * Writes words at the caret, as if they were typed there, with spaces to the words beside them, and says where they are; undefined
 * where nothing is written now.
 */
export function writeWords(view: EditorView, words: string): readonly Anchor[] | undefined {
  const { state } = view;
  const { $head } = state.selection;
  if (!$head.parent.inlineContent || bindingOf(view)?.inStep !== true) return undefined;
  const line = $head.parent;
  const before = line.textBetween(0, $head.parentOffset, undefined, " ").at(-1);
  const behind = line.textBetween($head.parentOffset, line.content.size, undefined, " ").at(0);
  const written = `${isLetter(before) ? " " : ""}${words}${behind !== undefined && /[\p{L}\p{N}]/u.test(behind) ? " " : ""}`;
  const tr = state.tr.insertText(written, $head.pos);
  if (isHeldBack(tr, state)) return undefined;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, $head.pos + written.length)));
  const on = wordsIn(view, $head.pos, $head.pos + written.length);
  return on.length === 0 ? undefined : on;
}

/** The same places with the words that are there now: while somebody is asked about them, others go on writing. */
export function asNow(view: EditorView, on: readonly Anchor[]): readonly Anchor[] {
  const doc = bindingOf(view)?.shape.root.doc;
  if (doc == null) return on;
  return on.map((anchor) => {
    const quote =
      anchor.from === undefined ? clauseWords(view, anchor.clause) : resolveAnchor(doc, anchor)?.words;
    return quote === undefined || quote === "" ? anchor : { ...anchor, quote };
  });
}
