import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Thread } from "../../model/comments";
import type { ThreadId } from "../../model/ids";
import { nothingTold, type ThreadsNow } from "../../model/threadNow";
import type { Binding } from "../binding/binding";
import { isShared } from "../binding/meta";
import { bindingOf } from "../binding/sharing";
import { Later } from "../later";
import { type CommentedWords, carriedComments, commentedWords } from "./placing";
import "./comments.css";

/** The threads whose words are marked in the text. */
export interface ShownThreads {
  readonly threads: readonly Thread[];
  /** Where the server found their words. */
  readonly told: ThreadsNow;
  /** The one that is looked at. */
  readonly current: ThreadId | undefined;
  /** Somebody pressed the words of one. */
  readonly onOpen: (thread: ThreadId) => void;
}

interface CommentsState {
  readonly shown: ShownThreads;
  readonly words: readonly CommentedWords[];
  readonly drawing: DecorationSet;
  /** The text has changed, and where the words are is only known by what changed. */
  readonly isStale: boolean;
}

type Order = { readonly kind: "show"; readonly shown: ShownThreads } | { readonly kind: "place" };

const key = new PluginKey<CommentsState>("comments");

const nothing: CommentsState = {
  shown: { threads: [], told: nothingTold, current: undefined, onOpen: () => undefined },
  words: [],
  drawing: DecorationSet.empty,
  isStale: false,
};

/** Marks the words of these threads, and of no others; undefined for none. */
export function setComments(view: EditorView, shown: ShownThreads | undefined): void {
  const order: Order = { kind: "show", shown: shown ?? nothing.shown };
  view.dispatch(view.state.tr.setMeta(key, order).setMeta("addToHistory", false));
}

/** Where the server found the words of the threads that are shown. */
export function toldPlaces(state: EditorState): ThreadsNow {
  return key.getState(state)?.shown.told ?? nothingTold;
}

/** Where the words are of the threads that are shown; of words that are gone, nowhere. */
export function shownComments(state: EditorState): readonly CommentedWords[] {
  return key.getState(state)?.words ?? nothing.words;
}

function draw(doc: Node, words: readonly CommentedWords[], { current }: ShownThreads): DecorationSet {
  const marks = words.map(({ thread, from, to }) =>
    Decoration.inline(from, to, {
      nodeName: "span",
      class: thread.id === current ? "commented current" : "commented",
      "data-audience": thread.audience.kind,
    }),
  );
  return DecorationSet.create(doc, marks);
}

const lengthOf = (words: readonly CommentedWords[]) =>
  words.reduce((sum, { from, to }) => sum + to - from, 0);

/** The marks after a change of the text. */
function carried(old: CommentsState, tr: Transaction): CommentsState {
  const words = carriedComments(old.words, tr.mapping);
  // What one moves oneself is deleted here and written anew.
  const isStale = old.isStale || isShared(tr) || lengthOf(words) < lengthOf(old.words);
  return { ...old, words, drawing: old.drawing.map(tr.mapping, tr.doc), isStale };
}

function isAtSamePlaces(words: readonly CommentedWords[], others: readonly CommentedWords[]): boolean {
  return (
    words.length === others.length &&
    words.every(({ thread, from, to }, index) => {
      const other = others[index];
      return other?.thread === thread && other.from === from && other.to === to;
    })
  );
}

/** Puts the marks where the shared text says that the words are. */
function placed(old: CommentsState, doc: Node, binding: Binding, shown: ShownThreads): CommentsState {
  const words = commentedWords(doc, binding, shown.threads, shown.told);
  if (shown === old.shown && isAtSamePlaces(words, old.words)) return { ...old, isStale: false };
  return { shown, words, drawing: draw(doc, words, shown), isStale: false };
}

/** Others write all the time: the marks are put right so often at most. */
const placedEveryMillis = 150;

interface CommentsOptions {
  /** Does something that is drawn for what others do when it disturbs nobody's selection. */
  readonly pass: (task: () => void) => void;
}

/** The innermost thread whose words are at a place. */
function threadAt(state: EditorState, pos: number): ThreadId | undefined {
  const here = shownComments(state).filter(({ from, to }) => from <= pos && pos <= to);
  here.sort((one, other) => one.to - one.from - (other.to - other.from));
  return here[0]?.thread.id;
}

function commentsPlugin({ pass }: CommentsOptions): Plugin<CommentsState> {
  let binding: Binding | undefined;
  return new Plugin<CommentsState>({
    key,
    state: {
      init: () => nothing,
      apply: (tr, before) => {
        const order: Order | undefined = tr.getMeta(key);
        const isAny = before.shown.threads.length > 0;
        const now = tr.docChanged && isAny ? carried(before, tr) : before;
        if (order === undefined) return now;
        const shown = order.kind === "show" ? order.shown : now.shown;
        if (shown.threads.length === 0) return { ...nothing, shown };
        if (binding?.inStep === true && !tr.docChanged) return placed(now, tr.doc, binding, shown);
        return { ...now, shown, isStale: true };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawing,
      handleClick: (view, pos) => {
        const thread = threadAt(view.state, pos);
        if (thread !== undefined) key.getState(view.state)?.shown.onOpen(thread);
        // The caret goes there all the same.
        return false;
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

/** Marks the words that comments are about, as long as these are looked at. Otherwise it costs a key nothing. */
export const Comments = Extension.create<CommentsOptions>({
  name: "comments",
  addOptions: () => ({ pass: (task) => task() }),
  addProseMirrorPlugins() {
    return [commentsPlugin(this.options)];
  },
});
