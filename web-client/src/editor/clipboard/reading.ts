import { type Editor, Extension } from "@tiptap/core";
import { undoDepth } from "@tiptap/pm/history";
import type { Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Fragment, FragmentForm, FragmentPlace } from "../../model/fragment";
import { barrierAtCaret, mayArrange } from "../protection";
import { kindAfter } from "../splitting";
import { clauseAround, isLine, kindOf } from "../tree";
import { hasStructure, sourceOf, withoutHandlers } from "./foreign";
import { insertionOf } from "./fragmentNodes";
import { type Inserted, insertAtSelection } from "./inserting";
import { isOwn } from "./markup";
import { changePending, type PendingPaste, pendingPastes, pendingPlugin } from "./pendingPastes";

/** Reads a fragment: undefined if there is no text in it. Fails when it cannot, also for good reasons. */
export type ReadFragment = (
  source: string,
  form: FragmentForm,
  place: FragmentPlace,
  signal: AbortSignal,
) => Promise<Fragment | undefined>;

/** Something was put in that came from elsewhere. */
export interface Pasted {
  /** What was read; undefined where it was taken as it is, because it could not be read. */
  readonly fragment: Fragment | undefined;
  /** Why it could not be read; undefined if it was, or if it took too long. */
  readonly fault: unknown;
  readonly inserted: Inserted | undefined;
  /** How many steps can be taken back with this one as the last. */
  readonly depth: number;
  /** Puts the plain words in, in its place, as long as it is the last step. */
  readonly asPlainWords: () => void;
}

export type PasteEvent =
  | { readonly type: "reading" }
  | { readonly type: "cancelled" }
  | { readonly type: "empty" }
  | { readonly type: "pasted"; readonly pasted: Pasted };

export interface ReadingOptions {
  /** Without it, everything is taken as it is. */
  readonly read: ReadFragment | undefined;
  readonly onPaste: ((event: PasteEvent) => void) | undefined;
  /** What stands in the text where something is being read. */
  readonly markWords: () => string;
}

/** Whoever waits longer has it as it is. */
const patienceMillis = 2_000;
/** What is read sooner needs no mark. */
const markAfterMillis = 150;

let lastId = 0;

/** What the server must know of a caret. */
export function placeOf(state: EditorState): FragmentPlace {
  const { $from } = state.selection;
  const clause = clauseAround($from)?.node;
  if (clause === undefined) return { within: "operative", item: false };
  const within = isLine(clause) ? kindAfter(state.doc, $from.index(0)) : kindOf(clause);
  const before = $from.parent.textBetween(0, $from.parentOffset, "", " ");
  return { within, item: $from.depth > 2 || /:\s*$/.test(before) };
}

/** One thing that somebody pastes: read by the server, then put where the caret was. */
class ReadPaste {
  readonly id = ++lastId;
  readonly #editor: Editor;
  readonly #view: EditorView;
  readonly #options: ReadingOptions;
  readonly #abort = new AbortController();
  readonly #slice: Slice;
  readonly #text: string;
  #mark: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, options: ReadingOptions, slice: Slice, text: string) {
    this.#editor = editor;
    this.#view = editor.view;
    this.#options = options;
    this.#slice = slice;
    this.#text = text === "" ? slice.content.textBetween(0, slice.content.size, "\n", "\n") : text;
  }

  /** Gives it up: nothing is put in. */
  cancel(): void {
    this.#drop("cancelled");
    this.#abort.abort();
  }

  #drop(type: "cancelled" | "empty"): void {
    if (this.#pending() === undefined) return;
    this.#view.dispatch(changePending(this.#view.state.tr, { remove: this.id }));
    this.#options.onPaste?.({ type });
  }

  async run(read: ReadFragment, source: string, form: FragmentForm): Promise<void> {
    const { state } = this.#view;
    const { from, to } = state.selection;
    const place = placeOf(state);
    this.#view.dispatch(changePending(state.tr, { add: { id: this.id, from, to, shown: false } }));
    this.#mark = setTimeout(() => this.#show(), markAfterMillis);
    const late = setTimeout(() => this.#abort.abort(), patienceMillis);
    try {
      const fragment = await read(source, form, place, this.#abort.signal);
      if (fragment === undefined) this.#drop("empty");
      else this.#put(fragment, undefined);
    } catch (fault) {
      if (this.#slice.content.size === 0) this.#drop("empty");
      else this.#put(undefined, this.#abort.signal.aborted ? undefined : fault);
    } finally {
      clearTimeout(late);
      clearTimeout(this.#mark);
    }
  }

  #pending(): PendingPaste | undefined {
    if (this.#view.isDestroyed) return undefined;
    return pendingPastes(this.#view.state).find(({ id }) => id === this.id);
  }

  #show(): void {
    if (this.#pending() === undefined) return;
    this.#view.dispatch(changePending(this.#view.state.tr, { show: this.id }));
    this.#options.onPaste?.({ type: "reading" });
  }

  /** Takes the place of what was selected; the caret comes along if it is still there. */
  #put(fragment: Fragment | undefined, fault: unknown): void {
    const pending = this.#pending();
    if (pending === undefined) return;
    const { state } = this.#view;
    const { tr } = state;
    const stays = state.selection.from === pending.from && state.selection.to === pending.to;
    tr.setSelection(TextSelection.between(tr.doc.resolve(pending.from), tr.doc.resolve(pending.to)));
    let inserted: Inserted | undefined;
    if (fragment === undefined) tr.replaceSelection(this.#slice);
    else inserted = insertAtSelection(tr, insertionOf(fragment, state.schema), mayArrange(state));
    const next = tr.selection.head;
    if (!stays) tr.setSelection(state.selection.map(tr.doc, tr.mapping));
    changePending(tr, { remove: this.id, next });
    tr.setMeta("paste", true).setMeta("uiEvent", "paste");
    this.#view.dispatch(stays ? tr.scrollIntoView() : tr);
    if (this.#pending() !== undefined) {
      // It was held back, and whoever holds it back has said so.
      this.#view.dispatch(changePending(this.#view.state.tr, { remove: this.id }));
      return;
    }
    const depth = undoDepth(this.#view.state);
    const asPlainWords = () => this.#asPlainWords(depth);
    this.#options.onPaste?.({ type: "pasted", pasted: { fragment, fault, inserted, depth, asPlainWords } });
  }

  #asPlainWords(depth: number): void {
    if (this.#view.isDestroyed || undoDepth(this.#view.state) !== depth) return;
    this.#editor.commands.undo();
    this.#view.pasteText(this.#text);
  }
}

/**
 * Has what is pasted from elsewhere read by the server if there is more to it than the words of one paragraph. While it is
 * read, one goes on writing, and Escape gives it up. The key for pasting with Shift held pastes plain words.
 */
export const Reading = Extension.create<ReadingOptions>({
  name: "pasteReading",
  priority: 600,
  addOptions: () => ({ read: undefined, onPaste: undefined, markWords: () => "…" }),
  addProseMirrorPlugins() {
    const { options, editor } = this;
    const underWay = new Set<ReadPaste>();
    let plain = false;
    const start = (view: EditorView, event: ClipboardEvent, slice: Slice): boolean => {
      const html = event.clipboardData?.getData("text/html") ?? "";
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const foreign = { html, text };
      const { read } = options;
      if (plain || read === undefined || isOwn(html) || !hasStructure(foreign)) return false;
      if (barrierAtCaret(view.state) !== undefined) return false;
      const { source, form } = sourceOf(foreign);
      const paste = new ReadPaste(editor, options, slice, text);
      underWay.add(paste);
      void paste.run(read, source, form).finally(() => underWay.delete(paste));
      return true;
    };
    const giveUp = (): boolean => {
      if (underWay.size === 0) return false;
      for (const paste of underWay) paste.cancel();
      underWay.clear();
      return true;
    };
    return [
      pendingPlugin(options.markWords),
      new Plugin({
        key: new PluginKey("pasteReading"),
        props: {
          handlePaste: start,
          transformPastedHTML: withoutHandlers,
          handleDOMEvents: {
            keyup: () => {
              plain = false;
              return false;
            },
          },
          handleKeyDown: (_view, event) => {
            const command = event.ctrlKey || event.metaKey;
            plain = command && event.shiftKey && event.key.toLowerCase() === "v";
            const undo = command && !event.shiftKey && event.key.toLowerCase() === "z";
            return (event.key === "Escape" || undo) && giveUp();
          },
        },
      }),
    ];
  },
});
