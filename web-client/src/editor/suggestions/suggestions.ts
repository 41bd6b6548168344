import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { bindingOf } from "../binding/sharing";
import { Later } from "../later";
import type { Marked } from "./changes";
import { SuggestionReader } from "./reader";
import "./suggestions.css";

/** How a branch is shown beside the draft that it is of. */
export interface ShownSuggestions {
  /** The draft's own document; undefined while it is not there. What the branch deleted cannot be shown then. */
  readonly draft: Y.Doc | undefined;
  /** What a deletion is called where it is read out. */
  readonly gone: string;
}

interface SuggestionsState {
  /** Undefined where the text is shown as it would read. */
  readonly shown: ShownSuggestions | undefined;
  readonly marks: readonly Marked[];
  readonly drawing: DecorationSet;
}

type Order =
  | { readonly kind: "show"; readonly shown: ShownSuggestions | undefined }
  | { readonly kind: "place"; readonly marks: readonly Marked[] };

const key = new PluginKey<SuggestionsState>("suggestions");
const nothing: SuggestionsState = { shown: undefined, marks: [], drawing: DecorationSet.empty };

/** Shows in a branch what is its own and what it deleted; undefined shows it as it would read. */
export function setSuggestions(view: EditorView, shown: ShownSuggestions | undefined): void {
  const order: Order = { kind: "show", shown };
  view.dispatch(view.state.tr.setMeta(key, order).setMeta("addToHistory", false));
}

/** How many places of the text are marked as changed. */
export function countSuggestions(view: EditorView): number {
  return key.getState(view.state)?.marks.length ?? 0;
}

/** Words that were deleted, where they were: they are no letters of the text, and nobody can edit, copy or find them. */
function drawGone(words: string, isClause: boolean, label: string): HTMLElement {
  const element = document.createElement("del");
  element.className = isClause ? "suggested-gone whole" : "suggested-gone";
  element.contentEditable = "false";
  element.title = label;
  // The end of a paragraph that is one no more.
  element.textContent = isClause ? words : words.replace(/^\n/, "¶ ").replaceAll("\n", " ¶ ");
  element.addEventListener("mousedown", (event) => event.preventDefault());
  return element;
}

function decorationOf(mark: Marked, { gone }: ShownSuggestions): Decoration {
  if (mark.kind === "added") {
    return Decoration.inline(
      mark.from,
      mark.to,
      { nodeName: "ins", class: "suggested-added" },
      { inclusiveStart: true, inclusiveEnd: true },
    );
  }
  const { at, words, isClause } = mark;
  let element: HTMLElement | undefined;
  return Decoration.widget(
    at,
    () => {
      element ??= drawGone(words, isClause, gone);
      return element;
    },
    { key: `gone ${isClause} ${words}`, side: -1, ignoreSelection: true, marks: [] },
  );
}

function draw(doc: Node, marks: readonly Marked[], shown: ShownSuggestions): DecorationSet {
  return DecorationSet.create(
    doc,
    marks.map((mark) => decorationOf(mark, shown)),
  );
}

const isSame = (one: readonly Marked[], other: readonly Marked[]): boolean =>
  one.length === other.length &&
  one.every((mark, index) => JSON.stringify(mark) === JSON.stringify(other[index]));

/** Where the marks are after a change of the text, until it is read anew what is to be marked. */
function carried(old: SuggestionsState, { mapping, doc }: Transaction): SuggestionsState {
  const marks = old.marks.map((mark) =>
    mark.kind === "added"
      ? { ...mark, from: mapping.map(mark.from, -1), to: mapping.map(mark.to, 1) }
      : { ...mark, at: mapping.map(mark.at, -1) },
  );
  return { ...old, marks, drawing: old.drawing.map(mapping, doc) };
}

/** Somebody writes all the time: the marks are put right so often at most. */
const placedEveryMillis = 100;

interface SuggestionsOptions {
  /** Does something that is drawn for what others do when it disturbs nobody's selection. */
  readonly pass: (task: () => void) => void;
}

function suggestionsPlugin({ pass }: SuggestionsOptions): Plugin<SuggestionsState> {
  return new Plugin<SuggestionsState>({
    key,
    state: {
      init: () => nothing,
      apply: (tr, before) => {
        const order: Order | undefined = tr.getMeta(key);
        if (order?.kind === "show")
          return order.shown === undefined ? nothing : { ...before, shown: order.shown };
        if (before.shown === undefined) return before;
        if (tr.docChanged) return carried(before, tr);
        if (order === undefined) return before;
        return { ...before, marks: order.marks, drawing: draw(tr.doc, order.marks, before.shown) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawing },
    view: (view) => {
      let reader: SuggestionReader | undefined;
      const place = () => {
        const binding = bindingOf(view);
        const state = key.getState(view.state);
        if (view.isDestroyed || reader === undefined || state?.shown === undefined) return;
        // What is being composed is left alone; the text changes when that ends.
        if (binding?.inStep !== true || view.composing) return;
        const marks = reader.read(binding.shape);
        if (isSame(marks, state.marks)) return;
        const order: Order = { kind: "place", marks };
        view.dispatch(view.state.tr.setMeta(key, order).setMeta("addToHistory", false));
      };
      const placeLater = new Later(() => pass(place), placedEveryMillis);
      const follow = (shown: ShownSuggestions | undefined) => {
        const doc = bindingOf(view)?.shape.root.doc;
        if (reader?.draft === shown?.draft && (reader === undefined) === (shown === undefined)) return;
        reader?.end();
        reader = shown && doc ? new SuggestionReader(doc, shown.draft, () => placeLater.soon()) : undefined;
        placeLater.soon();
      };
      return {
        update: (_view, before) => {
          const { shown } = key.getState(view.state) ?? nothing;
          follow(shown);
          if (shown !== undefined && before.doc !== view.state.doc) placeLater.soon();
        },
        destroy: () => {
          placeLater.end();
          reader?.end();
        },
      };
    },
  });
}

/** Shows in a proposal's branch what it would change of the draft. In a draft, and where it is not asked for, it costs nothing. */
export const Suggestions = Extension.create<SuggestionsOptions>({
  name: "suggestions",
  addOptions: () => ({ pass: (task) => task() }),
  addProseMirrorPlugins() {
    return [suggestionsPlugin(this.options)];
  },
});
