import type { Node } from "@tiptap/pm/model";
import { EditorState, Selection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep, Transform } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import { reshapes } from "./cells";
import { changesMadeBy } from "./edits";
import { emptiedBy, restoreEmptied } from "./emptied";
import { foreignLetters, type Stretch } from "./foreign";
import { type Lone, loneIn, placed } from "./lone";
import { markShared, pendingOf } from "./meta";
import { Moves } from "./moves";
import { findPlace, placeOf, type SharedPlace } from "./places";
import { RecentDoings } from "./recent";
import { type HeldSelection, holdSelection, type PlaceFinder, restoreSelection } from "./selection";
import { Shape } from "./shape";
import { bringHome, type LeftBehind, leftBehind } from "./stranded";
import { tornIn } from "./torn";
import { stepsBetween } from "./turning";
import { SharedWriter } from "./writing";

/** The editor reads the last words of an input method a moment after it has ended. */
const composedMillis = 60;

/** How long after others' changes the whole of the editor is compared with the shared text. */
const comparedMillis = 5_000;

/**
 * Keeps an editor and a shared text in step: what changes in one is written into the other, in the least steps.
 *
 *     editor ──own steps──▶ SharedWriter ──▶ shared text ──▶ everybody
 *     editor ◀──stepsBetween── Shape ◀── shared text ◀── everybody
 *
 * While an input method composes, the editor is left alone: what others do waits, and so does what is being composed. Then
 * both are brought together.
 *
 * An editor that shows something else than it is thought to would, at the next key, delete what it does not show. So when
 * anything throws, or the two are found to differ, the editor is made anew from the shared text at once.
 */
export class Binding implements PlaceFinder {
  readonly shape: Shape;
  readonly #view: EditorView;
  readonly #doc: Y.Doc;
  readonly #isClosed: (clause: string) => boolean;
  /** The editor's document that the shared text was last in step with. */
  #base: Node;
  /** The shared text has gone on, and the editor has not. */
  #behind = false;
  #selection: HeldSelection | undefined;
  #writing = false;
  readonly #recent: RecentDoings;
  /** Others made or deleted elements: letters that are gone may have gone elsewhere. Otherwise their places stay known. */
  #isReshaped = true;
  #movedPlace: ((place: SharedPlace) => SharedPlace | undefined) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #compareTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, root: Y.XmlFragment, doc: Y.Doc, isClosed: (clause: string) => boolean) {
    this.#view = view;
    this.#doc = doc;
    this.#isClosed = isClosed;
    this.shape = new Shape(root, view.state.schema);
    this.#base = view.state.doc;
    this.#recent = new RecentDoings(doc.clientID);
    doc.on("beforeAllTransactions", this.#holdSelection);
    doc.on("afterAllTransactions", this.#dropSelection);
    root.observeDeep(this.#onShared);
    this.#bringIn(undefined);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#compareTimer);
    this.#doc.off("beforeAllTransactions", this.#holdSelection);
    this.#doc.off("afterAllTransactions", this.#dropSelection);
    this.shape.root.unobserveDeep(this.#onShared);
  }

  /** Whether positions in the editor are positions in the shared text now. */
  get inStep(): boolean {
    return !this.#behind && this.#view.state.doc === this.#base;
  }

  /** The letters between two positions that others wrote; only while the two are in step. */
  foreignLetters(from: number, to: number): Stretch[] {
    return foreignLetters(this.shape, this.#base, from, to, this.#doc.clientID);
  }

  /** Whether the shared text already says what a document of the editor does. */
  isWritten(doc: Node): boolean {
    return doc === this.#base;
  }

  /** The editor changed. */
  onEditor(): void {
    if (this.#view.state.doc === this.#base) return;
    if (this.#view.composing || this.#behind) this.onComposed();
    else this.#safely(() => this.#writeOut());
  }

  /** An input method has ended, or may have. */
  onComposed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), composedMillis);
  }

  /** Brings the two together when nothing is being composed any more. */
  #settle(): void {
    if (this.#view.isDestroyed) return;
    if (this.#view.composing) this.onComposed();
    else if (!this.#behind) this.onEditor();
    else if (this.#view.state.doc === this.#base) this.#safely(() => this.#bringIn(undefined));
    else this.#safely(() => this.#merge());
  }

  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      reportError(error);
      this.#startAnew();
    }
  }

  /** Makes the editor anew from the shared text; another binding takes the place of this one. */
  #startAnew(): void {
    const view = this.#view;
    this.shape.forgetAll();
    const doc = this.shape.doc;
    this.#inStepWith(doc);
    const at = Math.min(view.state.selection.head, doc.content.size);
    const { plugins } = view.state;
    view.updateState(EditorState.create({ doc, plugins, selection: Selection.near(doc.resolve(at)) }));
  }

  /** Compares the whole of both, nothing of it remembered. */
  #compare(): void {
    if (this.#view.isDestroyed) return;
    if (this.#view.composing || !this.inStep) {
      this.#compareLater();
      return;
    }
    if (new Shape(this.shape.root, this.shape.schema).doc.eq(this.#base)) return;
    reportError(new Error("expected the editor to show the shared text"));
    this.#startAnew();
  }

  #compareLater(): void {
    this.#compareTimer ??= setTimeout(() => {
      this.#compareTimer = undefined;
      this.#compare();
    }, comparedMillis);
  }

  readonly #holdSelection = (): void => {
    if (this.#writing || !this.inStep) return;
    const { doc, selection } = this.#view.state;
    this.#selection = holdSelection(selection, (pos, side) => placeOf(this.shape, doc, pos, side));
  };

  readonly #dropSelection = (): void => {
    this.#selection = undefined;
  };

  readonly #onShared = (_events: unknown, transaction: Y.Transaction): void => {
    this.shape.forget(transaction.changed.keys());
    this.shape.forget(transaction.changedParentTypes.keys());
    if (transaction.origin === this) {
      this.#recent.see(transaction);
      return;
    }
    this.#compareLater();
    this.#safely(() => {
      this.#isReshaped = reshapes(transaction);
      if (!transaction.local) this.#follow(transaction);
      if (this.#view.composing || this.#view.state.doc !== this.#base) {
        this.#behind = true;
        this.onComposed();
      } else this.#bringIn(this.#selection);
    });
    this.#movedPlace = undefined;
  };

  /** Keeps what this person does, and everybody's carets, with the words that a change moved. */
  #follow(transaction: Y.Transaction): void {
    this.#recent.hear(transaction);
    const moves = new Moves(transaction, this.#recent);
    const left = leftBehind(moves, this.shape.root, this.#isClosed);
    const emptied = emptiedBy(transaction, this.#recent, moves);
    if (emptied.length > 0) {
      this.#write(() => restoreEmptied(emptied, transaction));
      this.shape.forget([this.shape.root, ...emptied.map(({ parent }) => parent)]);
    }
    const lone = loneIn(transaction, moves, this.shape.root, this.#isClosed);
    const carried = new Map([...this.#bringHome(left, lone)]);
    for (const { cells, copies } of moves.texts) {
      this.#recent.seeCopied(
        copies.flatMap(({ written, places }) =>
          [...places].flatMap(([cell, letter]) => (cells[cell]?.isMine ? (written.ids[letter] ?? []) : [])),
        ),
      );
    }
    const torn = this.#bringHome({ stranded: tornIn(transaction, this.#recent), returned: [] }, []);
    for (const [id, place] of torn) carried.set(id, place);
    this.#movedPlace = (place) =>
      carried.get(`${place.item?.client}-${place.item?.clock}`) ?? moves.follow(place);
  }

  /** Puts this person's words where they belong; tells for each of their letters where it is now. */
  #bringHome({ stranded, returned }: LeftBehind, lone: readonly Lone[]): ReadonlyMap<string, SharedPlace> {
    let carried: ReadonlyMap<string, SharedPlace> = new Map();
    if (stranded.length + returned.length + lone.length === 0) return carried;
    let all = stranded;
    this.#write(() => {
      all = [...stranded, ...lone.flatMap(placed)];
      carried = bringHome(this.#doc, { stranded: all, returned });
    });
    for (const { text } of [...returned, ...all.flatMap(({ to, from }) => [to, from ?? to])]) {
      for (let type: unknown = text; type instanceof Y.AbstractType; type = type.parent)
        this.shape.forget([type]);
    }
    return carried;
  }

  find(place: SharedPlace): number | undefined {
    const found = findPlace(this.shape, this.#movedPlace?.(place) ?? place);
    return found?.held === true || !this.#isReshaped ? found?.pos : undefined;
  }

  #write(write: () => void): void {
    this.#writing = true;
    try {
      this.#doc.transact(write, this);
    } finally {
      this.#writing = false;
    }
  }

  /** Shows what the shared text says. */
  #bringIn(selection: HeldSelection | undefined): void {
    this.#behind = false;
    const after = this.shape.doc;
    const { tr, storedMarks } = this.#view.state;
    for (const step of stepsBetween(this.#view.state.doc, after)) tr.step(step);
    if (tr.docChanged) {
      restoreSelection(tr, this, selection ?? holdSelection(this.#view.state.selection, () => undefined));
      if (storedMarks !== null) tr.setStoredMarks(storedMarks);
      this.#dispatch(tr);
    } else this.#inStepWith(this.#view.state.doc);
  }

  #dispatch(tr: Transaction): void {
    this.#inStepWith(tr.doc);
    this.#view.dispatch(markShared(tr));
    const { state } = this.#view;
    if (state.doc !== tr.doc && pendingOf(state)?.since !== tr.doc)
      throw new Error("expected the editor to take what the shared text says");
    this.onEditor();
  }

  #inStepWith(doc: Node): void {
    this.#base = doc;
    this.shape.adopt(doc);
  }

  /** Writes what this person changed into the shared text, and looks whether it says the same then. */
  #writeOut(): void {
    const { state } = this.#view;
    const pending = pendingOf(state);
    const steps = pending?.since === this.#base ? pending.steps : undefined;
    const before = this.#base;
    this.#base = state.doc;
    this.#write(() => SharedWriter.write(this.shape, before, state.doc, steps, this.#isClosed));
    if (this.shape.doc.eq(state.doc)) this.shape.adopt(state.doc);
    else this.#bringIn(undefined);
  }

  /** Both sides have gone on: this person's changes are made to what the shared text says now, and then shown. */
  #merge(): void {
    const { state } = this.#view;
    const theirs = this.shape.doc;
    const others = new Transform(this.#base);
    for (const step of stepsBetween(this.#base, theirs)) others.step(step);
    const pending = pendingOf(state);
    const steps = pending?.since === this.#base ? pending.steps : stepsBetween(this.#base, state.doc);
    const merged = new Transform(theirs);
    for (const { from, to, newFrom, newTo } of changesMadeBy(steps).reverse()) {
      const start = others.mapping.map(from, -1);
      const end = Math.max(start, others.mapping.map(to, from === to ? -1 : 1));
      const slice = state.doc.slice(newFrom, newTo);
      if (merged.maybeStep(new ReplaceStep(start, end, slice)).failed !== null)
        merged.replace(start, end, slice);
    }
    this.#write(() => SharedWriter.write(this.shape, theirs, merged.doc, merged.steps, this.#isClosed));
    this.#bringIn(undefined);
  }
}
