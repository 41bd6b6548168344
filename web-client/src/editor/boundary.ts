import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { cue } from "./cues";
import { type Boundary, boundaryAtCaret, type Found, join, textblockBefore } from "./joining";
import { isHeldBack } from "./protection";

/** Where a word was split in two by Enter, and the letters on both sides: joined again it is one word. */
interface Glue {
  readonly pos: number;
  readonly letters: string;
}

interface BoundaryState {
  /** The boundary that was chosen by a first press, and where the caret was then. */
  readonly chosen: { readonly found: Found; readonly caret: number } | undefined;
  readonly glue: Glue | undefined;
}

interface Change {
  readonly chosen?: Found | undefined;
  readonly glue?: Glue | undefined;
}

const key = new PluginKey<BoundaryState>("boundary");

/** The letters before and after a boundary, of which the second line begins at a position. */
function lettersAt(doc: Node, pos: number): string {
  const $pos = doc.resolve(pos);
  const before = textblockBefore(doc.resolve($pos.before()));
  return (before?.node.textContent.slice(-1) ?? "") + $pos.parent.textContent.slice(0, 1);
}

/** Remembers that Enter has split a word, so that joining its halves puts no space between them. */
export function glue(tr: Transaction): Transaction {
  const { $from } = tr.selection;
  if (!tr.docChanged || !$from.parent.isTextblock || $from.parentOffset > 0) return tr;
  const letters = lettersAt(tr.doc, $from.pos);
  const change: Change = { glue: { pos: $from.pos, letters } };
  return /^\S\S$/.test(letters) ? tr.setMeta(key, change) : tr;
}

function mappedGlue(before: Glue | undefined, tr: Transaction): Glue | undefined {
  if (before === undefined || !tr.docChanged) return before;
  const { pos, deleted } = tr.mapping.mapResult(before.pos, 1);
  return deleted ? undefined : { pos, letters: before.letters };
}

/**
 * What others write leaves a choice as it is, as long as the caret stands at the same boundary. Whatever this person does
 * instead of pressing the key again moves the caret, and ends it.
 */
function stillChosen(chosen: BoundaryState["chosen"], tr: Transaction, after: EditorState): typeof chosen {
  if (chosen === undefined) return undefined;
  const { empty, head } = after.selection;
  if (!tr.docChanged) return empty && head === chosen.caret ? chosen : undefined;
  const found = boundaryAtCaret(after, chosen.found.boundary.key);
  const same = JSON.stringify(found?.boundary) === JSON.stringify(chosen.found.boundary);
  return found !== undefined && same ? { found, caret: head } : undefined;
}

function decorations(state: EditorState): DecorationSet {
  const chosen = key.getState(state)?.chosen;
  if (chosen === undefined) return DecorationSet.empty;
  const { into, from, boundary } = chosen.found;
  const mark = (side: Found["into"], name: string) =>
    Decoration.node(side.pos, side.pos + side.node.nodeSize, {
      "data-boundary": boundary.fits ? name : `${name}-unfit`,
    });
  return DecorationSet.create(state.doc, [mark(into, "into"), mark(from, "from")]);
}

/**
 * Backspace at the start of a line, and Delete at the end. Where that joins two clauses, or a sub-paragraph to what is before
 * it, the first press chooses the boundary and tells of it, and the second one joins.
 */
export function press(name: Boundary["key"]): Command {
  return (state, dispatch) => {
    const own = key.getState(state);
    const isGlued = (pos: number) => own?.glue?.pos === pos && own.glue.letters === lettersAt(state.doc, pos);
    const joining = join(name, isGlued);
    const found = boundaryAtCaret(state, name);
    if (found === undefined || own?.chosen?.found.boundary.key === name) return joining(state, dispatch);
    // What is closed says so at once.
    let held = false;
    joining(state, (tr) => {
      held = isHeldBack(tr, state);
    });
    if (held) return joining(state, dispatch);
    const change: Change = { chosen: found };
    dispatch?.(cue(state.tr.setMeta(key, change), { kind: "boundary", boundary: found.boundary }));
    return true;
  };
}

/** Shows the boundary that a first press of Backspace or Delete has chosen. Escape lets go of it. */
export const Boundaries = Extension.create({
  name: "boundaries",
  priority: 600,
  addProseMirrorPlugins: () => [
    new Plugin<BoundaryState>({
      key,
      state: {
        init: () => ({ chosen: undefined, glue: undefined }),
        apply: (tr, before, _old, after) => {
          const change: Change | undefined = tr.getMeta(key);
          return {
            chosen: change?.chosen
              ? { found: change.chosen, caret: after.selection.head }
              : change && "chosen" in change
                ? undefined
                : stillChosen(before.chosen, tr, after),
            glue: change?.glue ?? mappedGlue(before.glue, tr),
          };
        },
      },
      props: {
        decorations,
        handleKeyDown: (view, event) => {
          if (event.key !== "Escape" || key.getState(view.state)?.chosen === undefined) return false;
          const change: Change = { chosen: undefined };
          view.dispatch(view.state.tr.setMeta(key, change));
          return true;
        },
      },
    }),
  ],
});
