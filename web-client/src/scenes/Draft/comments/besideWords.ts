import type { Editor } from "@tiptap/react";
import { Lull } from "../../../collab/lull";
import { placeOfAnchor, threadStarts } from "../../../editor/comments/threadPlaces";
import type { Anchor } from "../../../model/anchor";
import type { Thread } from "../../../model/comments";
import type { ThreadId } from "../../../model/ids";
import { columnTops } from "./cardColumn";

/** The card in which a new comment is written. */
export const newCard = "new";

/** What has a card in the column. */
export interface CardsShown {
  /** In the order of the text. */
  readonly threads: readonly Thread[];
  /** What a new comment is about that is being written: null for the draft as a whole, undefined where none is. */
  readonly writing: Anchor | null | undefined;
  /** The card that is looked at. */
  readonly active: ThreadId | typeof newCard | undefined;
}

/** Pixels between two cards. */
const gap = 10;
/** A card stands so many pixels above the line of its words, that its first line and theirs are one. */
const lift = 6;

const noCards: CardsShown = { threads: [], writing: undefined, active: undefined };

/**
 * Puts cards beside the words that they are about. They are elements of the column, outside of the text, with what they are in
 * `data-card`, and are moved without being drawn anew. Where words and cards are is read in a frame of its own, after the text grew or
 * shrank by a line, and else in a lull: no key waits for it.
 */
export class BesideWords {
  readonly #editor: Editor;
  readonly #column: HTMLElement;
  readonly #sizes: ResizeObserver;
  readonly #lull = new Lull(() => this.#soon());
  readonly #observed = new Set<Element>();
  #shown = noCards;
  #frame: number | undefined;
  #doc: unknown;

  constructor(editor: Editor, column: HTMLElement) {
    this.#editor = editor;
    this.#column = column;
    this.#sizes = new ResizeObserver(() => this.#soon());
    editor.on("transaction", this.#look);
    // Letters of another width may move lines.
    void document.fonts?.ready.then(() => this.#soon());
  }

  /** From now on these have cards, which are in the column already. They stand in their places before anything is painted. */
  show(shown: CardsShown): void {
    this.#shown = shown;
    this.#observe();
    this.#layOut();
  }

  end(): void {
    this.#editor.off("transaction", this.#look);
    this.#lull.end();
    this.#sizes.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#shown = noCards;
  }

  readonly #look = (): void => {
    if (this.#editor.isDestroyed || this.#editor.state.doc === this.#doc) return;
    this.#doc = this.#editor.state.doc;
    this.#lull.soon();
  };

  #soon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#observe();
      this.#layOut();
    });
  }

  /** What has a size that matters: the cards, and the clauses beside which they stand. */
  #observe(): void {
    if (this.#editor.isDestroyed) return;
    const now = new Set<Element>([...this.#cards().values(), ...this.#editor.view.dom.children]);
    now.add(this.#editor.view.dom);
    for (const element of this.#observed) {
      if (now.has(element)) continue;
      this.#sizes.unobserve(element);
      this.#observed.delete(element);
    }
    for (const element of now) {
      if (this.#observed.has(element)) continue;
      this.#sizes.observe(element);
      this.#observed.add(element);
    }
  }

  #cards(): ReadonlyMap<string, HTMLElement> {
    const cards = this.#column.querySelectorAll<HTMLElement>("[data-card]");
    return new Map([...cards].map((card) => [card.dataset.card ?? "", card]));
  }

  /** How far below the top of the column a place in the text is. */
  #heightOf(pos: number | undefined, top: number): number {
    if (pos === undefined) return 0;
    const { view } = this.#editor;
    return view.coordsAtPos(Math.min(pos, view.state.doc.content.size)).top - top - lift;
  }

  /** Reads all, and only then moves anything. */
  #layOut(): void {
    if (this.#editor.isDestroyed) return;
    const { threads, writing, active } = this.#shown;
    const { view } = this.#editor;
    const elements = this.#cards();
    for (const element of elements.values()) {
      // What has just come is in its place at once; only from there it moves.
      if (element.style.transform !== "") element.dataset.placed = "";
    }
    const top = this.#column.getBoundingClientRect().top;
    const bottom = view.dom.getBoundingClientRect().bottom - top;
    const starts = threadStarts(view.state, threads);
    const cards = threads.flatMap((thread) => {
      const element = elements.get(thread.id);
      if (element === undefined) return [];
      const isOfDraft = thread.anchor === undefined;
      const from = starts.get(thread.id);
      const wanted = isOfDraft ? 0 : from === undefined ? bottom : this.#heightOf(from, top);
      return [{ id: thread.id as string, element, wanted, height: element.offsetHeight }];
    });
    const box = elements.get(newCard);
    if (box !== undefined && writing !== undefined) {
      const wanted = writing === null ? 0 : this.#heightOf(placeOfAnchor(view, writing), top);
      const behind = cards.findIndex((each) => each.wanted >= wanted);
      const at = behind < 0 ? cards.length : behind;
      cards.splice(at, 0, { id: newCard, element: box, wanted, height: box.offsetHeight });
    }
    const looked = cards.findIndex(({ id }) => id === active);
    const tops = columnTops(cards, gap, looked < 0 ? undefined : looked);
    cards.forEach(({ element }, at) => {
      element.style.transform = `translateY(${Math.round(tops[at] ?? 0)}px)`;
    });
    const last = cards.at(-1);
    this.#column.style.minHeight = `${last === undefined ? 0 : Math.round((tops.at(-1) ?? 0) + last.height)}px`;
  }
}
