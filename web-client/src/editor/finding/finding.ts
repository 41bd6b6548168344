import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  type PluginSpec,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { around, clausesOnScreen, everything, type Range } from "./onScreen";
import type { Query } from "./query";
import { type Hit, type HitsByClause, Search } from "./search";

/** What is looked for in a text now, and what was found. */
export interface Finds {
  readonly search: Search;
  readonly hits: HitsByClause;
  readonly count: number;
  /** The index of the hit that one stands at, from 0; undefined while there is none. */
  readonly current: number | undefined;
}

interface FindingState {
  readonly finds: Finds | undefined;
  /** The clauses whose hits are drawn. */
  readonly near: Range;
  readonly drawn: DecorationSet;
}

type Order =
  | { readonly kind: "search"; readonly query: Query; readonly from: number; readonly near: Range }
  | { readonly kind: "step"; readonly by: 1 | -1 }
  | { readonly kind: "from"; readonly pos: number }
  | { readonly kind: "near"; readonly range: Range }
  | { readonly kind: "end" };

const key = new PluginKey<FindingState>("finding");
const nothing: FindingState = { finds: undefined, near: everything, drawn: DecorationSet.empty };

/** What is looked for now; undefined while nothing is. */
export function findsOf(state: EditorState): Finds | undefined {
  return key.getState(state)?.finds;
}

/** A hit by its index, at its positions in the document. */
export function hitAt(doc: Node, { hits }: Pick<Finds, "hits">, index: number): Hit | undefined {
  let start = 0;
  let rest = index;
  for (let clause = 0; clause < hits.length; clause++) {
    const those = hits[clause] ?? [];
    const hit = those[rest];
    if (hit !== undefined) return { ...hit, from: start + hit.from, to: start + hit.to };
    rest -= those.length;
    start += doc.child(clause).nodeSize;
  }
  return undefined;
}

/** The hit that one stands at. */
export function currentHit(state: EditorState): Hit | undefined {
  const finds = findsOf(state);
  return finds?.current === undefined ? undefined : hitAt(state.doc, finds, finds.current);
}

/** The first hit that begins at a position or after it, else the first of all. */
function indexFrom(doc: Node, hits: HitsByClause, pos: number): number | undefined {
  let start = 0;
  let index = 0;
  for (let clause = 0; clause < hits.length; clause++) {
    for (const hit of hits[clause] ?? []) {
      if (start + hit.from >= pos) return index;
      index += 1;
    }
    start += doc.child(clause).nodeSize;
  }
  return index === 0 ? undefined : 0;
}

const countOf = (hits: HitsByClause) => hits.reduce((sum, those) => sum + those.length, 0);

function drawing({ from, to, number }: Hit, manner: "other" | "current"): Decoration {
  if (number !== undefined) return Decoration.node(from, to, { "data-found": manner });
  return Decoration.inline(from, to, { class: manner === "current" ? "found-current" : "found" });
}

/** Draws the hits of the clauses that are near, and above them the one that one stands at, wherever it is. */
function draw(doc: Node, { finds, near }: Omit<FindingState, "drawn">): DecorationSet {
  if (finds === undefined || finds.count === 0) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  let start = 0;
  finds.hits.forEach((those, clause) => {
    if (clause >= near.first && clause <= near.last) {
      for (const hit of those) {
        decorations.push(drawing({ ...hit, from: start + hit.from, to: start + hit.to }, "other"));
      }
    }
    start += doc.child(clause).nodeSize;
  });
  const current = finds.current === undefined ? undefined : hitAt(doc, finds, finds.current);
  if (current !== undefined) decorations.push(drawing(current, "current"));
  return DecorationSet.create(doc, decorations);
}

function found(doc: Node, search: Search, from: number, near: Range): FindingState {
  const hits = search.hitsIn(doc);
  const finds = { search, hits, count: countOf(hits), current: indexFrom(doc, hits, from) };
  return { finds, near, drawn: draw(doc, { finds, near }) };
}

/** How many clauses at the end of two documents are the same objects. */
function sameAtEnd(before: Node, after: Node): number {
  const most = Math.min(before.childCount, after.childCount);
  let count = 0;
  while (
    count < most &&
    before.child(before.childCount - 1 - count) === after.child(after.childCount - 1 - count)
  ) {
    count += 1;
  }
  return count;
}

const sizeOf = (clauses: readonly Node[]) => clauses.reduce((sum, { nodeSize }) => sum + nodeSize, 0);

/** Where a place in the text is after a change. */
function placeAfter({ before, doc, mapping }: Transaction, pos: number): number {
  const { deletedAfter, pos: mapped } = mapping.mapResult(pos, 1);
  if (!deletedAfter) return mapped;
  // A change may come as the whole document put anew, in which most clauses are the same objects. Behind what changed, one
  // stays as far from the end as one was; in it, from the beginning.
  const rest = sizeOf(doc.content.content.slice(doc.childCount - sameAtEnd(before, doc)));
  return pos < before.content.size - rest ? pos : pos - before.content.size + doc.content.size;
}

function foundAfter(transaction: Transaction, { finds, near }: FindingState): FindingState {
  if (finds === undefined) return nothing;
  const at = finds.current === undefined ? undefined : hitAt(transaction.before, finds, finds.current)?.from;
  return found(transaction.doc, finds.search, at === undefined ? 0 : placeAfter(transaction, at), near);
}

function carriedOut(order: Order, doc: Node, state: FindingState): FindingState {
  const { finds, near } = state;
  if (order.kind === "search") return found(doc, new Search(order.query), order.from, order.near);
  if (order.kind === "end" || finds === undefined) return nothing;
  if (order.kind === "near")
    return { finds, near: order.range, drawn: draw(doc, { finds, near: order.range }) };
  const stepped = (by: number) =>
    finds.current === undefined ? undefined : (finds.current + by + finds.count) % finds.count;
  const current = order.kind === "from" ? indexFrom(doc, finds.hits, order.pos) : stepped(order.by);
  const next = { finds: { ...finds, current }, near };
  return { ...next, drawn: draw(doc, next) };
}

function give(order: Order): Command {
  return ({ tr }, dispatch) => {
    dispatch?.(tr.setMeta(key, order).setMeta("addToHistory", false));
    return true;
  };
}

/** Looks for something; one stands at the first hit from a position on. */
export function lookFor(query: Query, from: number): Command {
  return (state, dispatch, view) => {
    const near = view === undefined ? everything : around(clausesOnScreen(view));
    return give({ kind: "search", query, from, near })(state, dispatch, view);
  };
}

/** Goes on to the next hit, or back to the one before; behind the last comes the first. */
export const step = (by: 1 | -1): Command => give({ kind: "step", by });

/** In the same transaction as a change: one stands at the first hit from a position on. */
export function standingFrom(transaction: Transaction, pos: number): Transaction {
  const order: Order = { kind: "from", pos };
  return transaction.setMeta(key, order);
}

/** Looks for nothing any more. The selection is put on the hit that one stood at. */
export const endFinding: Command = (state, dispatch) => {
  const hit = currentHit(state);
  const order: Order = { kind: "end" };
  const tr = state.tr.setMeta(key, order).setMeta("addToHistory", false);
  if (hit !== undefined) {
    const $from = tr.doc.resolve(hit.from);
    tr.setSelection(
      hit.number === undefined ? TextSelection.create(tr.doc, hit.from, hit.to) : TextSelection.near($from),
    );
  }
  dispatch?.(tr);
  return true;
};

/** Draws the hits of these clauses from now on. */
const drawNear = (range: Range): Command => give({ kind: "near", range });

/** Draws the hits where one reads, and elsewhere when one gets there: of an "e" a long draft has thousands. */
function followReader(view: EditorView): ReturnType<NonNullable<PluginSpec<FindingState>["view"]>> {
  let frame: number | undefined;
  const look = () => {
    frame = undefined;
    const state = key.getState(view.state);
    if (view.isDestroyed || state?.finds === undefined) return;
    const seen = clausesOnScreen(view);
    if (seen.first >= state.near.first && seen.last <= state.near.last) return;
    drawNear(around(seen))(view.state, view.dispatch, view);
  };
  const soon = () => {
    if (findsOf(view.state) !== undefined) frame ??= requestAnimationFrame(look);
  };
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon);
  return {
    update: (_view, before) => {
      // Nothing is measured for a key: words that are typed move the clauses on the screen by less than is drawn around it.
      if (before.doc.childCount !== view.state.doc.childCount) soon();
    },
    destroy: () => {
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

/** Finds words and numbers in the text, and draws them. While nothing is looked for, it costs nothing. */
export const Finding = Extension.create({
  name: "finding",
  addProseMirrorPlugins: () => [
    new Plugin<FindingState>({
      key,
      view: followReader,
      state: {
        init: () => nothing,
        apply: (transaction, old) => {
          const order: Order | undefined = transaction.getMeta(key);
          const { doc } = transaction;
          const state = transaction.docChanged ? foundAfter(transaction, old) : old;
          return order === undefined ? state : carriedOut(order, doc, state);
        },
      },
      props: { decorations: (state) => key.getState(state)?.drawn },
    }),
  ],
});
