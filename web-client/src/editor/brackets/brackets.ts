import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { DecorationSet, type EditorView } from "@tiptap/pm/view";
import { type Brackets as BracketsOfDraft, noBrackets } from "../../model/brackets";
import type { Binding } from "../binding/binding";
import { isShared } from "../binding/meta";
import { bindingOf } from "../binding/sharing";
import { Later } from "../later";
import { drawn, type Showing } from "./drawing";
import { bracketedWords, carriedWords, nameOf, type PlacedWords, wholeClauses } from "./placing";
import "./brackets.css";

/** The brackets of a draft, and how they are shown. */
export interface ShownBrackets extends Showing {
  readonly brackets: BracketsOfDraft;
}

interface BracketsState {
  readonly shown: ShownBrackets;
  readonly words: readonly PlacedWords[];
  /** Where clauses are that are in brackets as wholes. */
  readonly wholes: readonly PlacedWords[];
  readonly drawnWords: DecorationSet;
  readonly drawnWholes: DecorationSet;
  /** Others have changed the text, and where the words are is only known by what they changed. */
  readonly isStale: boolean;
}

type Order = { readonly kind: "show"; readonly shown: ShownBrackets } | { readonly kind: "place" };

const key = new PluginKey<BracketsState>("brackets");
const wholesKey = new PluginKey("bracketsOfClauses");

const nothing: ShownBrackets = { brackets: noBrackets, label: () => "", toCome: "", onOpen: () => undefined };

/** Shows other brackets, or shows them otherwise. */
export function setBrackets(view: EditorView, shown: ShownBrackets): void {
  const order: Order = { kind: "show", shown };
  view.dispatch(view.state.tr.setMeta(key, order).setMeta("addToHistory", false));
}

/** The brackets that are shown, and where in the editor their words are; of whole clauses, and of words that are gone, nowhere. */
export function shownBrackets(state: EditorState): {
  readonly brackets: BracketsOfDraft;
  readonly words: readonly PlacedWords[];
} {
  const { shown, words } = key.getState(state) ?? { shown: nothing, words: [] };
  return { brackets: shown.brackets, words };
}

function draw(
  doc: Node,
  placed: readonly PlacedWords[],
  isWhole: boolean,
  shown: ShownBrackets,
): DecorationSet {
  return DecorationSet.create(doc, [...drawn(placed, isWhole, shown).values()].flat());
}

/**
 * What is drawn around the same words after a change: carried by it, so that a key is felt only in the line in which it is
 * pressed, and drawn anew only where something went with the words at its edge.
 */
function carriedDrawing(
  old: DecorationSet,
  { mapping, doc }: Transaction,
  placed: readonly PlacedWords[],
  isWhole: boolean,
  shown: ShownBrackets,
): DecorationSet {
  const torn = new Set<string>();
  const drawing = old.map(mapping, doc, { onRemove: ({ of }) => torn.add(of) });
  if (torn.size === 0) return drawing;
  const isOfTorn = ({ of }: { readonly of?: string }) => of !== undefined && torn.has(of);
  const all = drawn(placed, isWhole, shown);
  return drawing.remove(drawing.find(undefined, undefined, isOfTorn)).add(
    doc,
    [...torn].flatMap((of) => [...(all.get(of) ?? [])]),
  );
}

/** Brackets around whole clauses are where the clause is, whatever is written: carried where that is where they were carried to. */
function carriedWholes(old: BracketsState, tr: Transaction): Pick<BracketsState, "wholes" | "drawnWholes"> {
  const { shown } = old;
  const wholes = wholeClauses(tr.doc, shown.brackets);
  const isCarried =
    wholes.length === old.wholes.length &&
    wholes.every((each, index) => {
      const before = old.wholes[index];
      return (
        before !== undefined &&
        nameOf(before) === nameOf(each) &&
        tr.mapping.map(before.from, -1) === each.from &&
        tr.mapping.map(before.to, 1) === each.to
      );
    });
  const drawnWholes = isCarried
    ? carriedDrawing(old.drawnWholes, tr, wholes, true, shown)
    : draw(tr.doc, wholes, true, shown);
  return { wholes, drawnWholes };
}

/** The brackets after a change of the text. */
function carried(old: BracketsState, tr: Transaction): BracketsState {
  const words = carriedWords(old.words, tr.mapping);
  const drawnWords = carriedDrawing(old.drawnWords, tr, words, false, old.shown);
  // What one moves oneself is deleted here and written anew, and stands in the shared text as it stood.
  const isStale = old.isStale || lengthOf(words) < lengthOf(old.words);
  return { ...old, words, drawnWords, ...carriedWholes(old, tr), isStale };
}

const lengthOf = (words: readonly PlacedWords[]) => words.reduce((sum, { from, to }) => sum + to - from, 0);

function isAtSamePlaces(words: readonly PlacedWords[], others: readonly PlacedWords[]): boolean {
  return (
    words.length === others.length &&
    words.every((each, index) => {
      const other = others[index];
      return (
        other !== undefined &&
        nameOf(each) === nameOf(other) &&
        each.bracket === other.bracket &&
        each.from === other.from &&
        each.to === other.to
      );
    })
  );
}

/** Puts the brackets where the shared text says that their words are. */
function placed(old: BracketsState, doc: Node, binding: Binding, shown: ShownBrackets): BracketsState {
  const words = bracketedWords(doc, binding, shown.brackets, old.words);
  if (shown === old.shown && isAtSamePlaces(words, old.words)) return { ...old, isStale: false };
  const wholes = wholeClauses(doc, shown.brackets);
  return {
    shown,
    words,
    wholes,
    drawnWords: draw(doc, words, false, shown),
    drawnWholes: draw(doc, wholes, true, shown),
    isStale: false,
  };
}

/** Others write all the time: the brackets are put right so often at most. */
const placedEveryMillis = 150;

export interface BracketsOptions {
  /** Does something that is drawn for what others do when it disturbs nobody's selection. */
  readonly pass: (task: () => void) => void;
  /** Somebody asks for a bracket around what is selected; false where they may not, and the key is one of the text. */
  readonly onMark: (() => boolean) | undefined;
}

function isBracketKey(event: KeyboardEvent, { selection }: EditorState): boolean {
  return event.key === "[" && !event.metaKey && !event.isComposing && !selection.empty;
}

function bracketsPlugin({ pass, onMark }: BracketsOptions): Plugin<BracketsState> {
  let binding: Binding | undefined;
  return new Plugin<BracketsState>({
    key,
    state: {
      init: () => ({
        shown: nothing,
        words: [],
        wholes: [],
        drawnWords: DecorationSet.empty,
        drawnWholes: DecorationSet.empty,
        isStale: false,
      }),
      apply: (tr, before) => {
        const order: Order | undefined = tr.getMeta(key);
        const isAny = before.shown.brackets.all.size > 0;
        let now = before;
        if (tr.docChanged && isAny) now = carried(before, tr);
        if (tr.docChanged && isAny && isShared(tr)) now = { ...now, isStale: true };
        if (order === undefined) return now;
        const shown = order.kind === "show" ? order.shown : now.shown;
        if (binding?.inStep === true && !tr.docChanged) return placed(now, tr.doc, binding, shown);
        return { ...now, shown, isStale: true };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawnWords,
      handleDOMEvents: {
        keydown: (view, event) => {
          if (!isBracketKey(event, view.state) || onMark?.() !== true) return false;
          event.preventDefault();
          return true;
        },
      },
    },
    view: (view) => {
      binding = bindingOf(view);
      const place = () => {
        const order: Order = { kind: "place" };
        if (!view.isDestroyed && binding?.inStep === true) view.dispatch(view.state.tr.setMeta(key, order));
      };
      const placeLater = new Later(() => pass(place), placedEveryMillis);
      return {
        update: () => {
          if (key.getState(view.state)?.isStale === true) placeLater.soon();
        },
        destroy: () => placeLater.end(),
      };
    },
  });
}

/** Brackets around whole clauses, as a layer of their own: they are where the clause is, whatever is written. */
function wholesPlugin(): Plugin {
  return new Plugin({
    key: wholesKey,
    props: { decorations: (state) => key.getState(state)?.drawnWholes },
  });
}

/** Shows the brackets that stand beside the text, around the words that they are about. */
export const Brackets = Extension.create<BracketsOptions>({
  name: "brackets",
  addOptions: () => ({ pass: (task) => task(), onMark: undefined }),
  addProseMirrorPlugins() {
    return [bracketsPlugin(this.options), wholesPlugin()];
  },
});
