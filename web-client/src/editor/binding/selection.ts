import type { Node } from "@tiptap/pm/model";
import { type Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import type { SharedPlace, Side } from "./places";
import { stepsBetween } from "./turning";

/** One end of a selection, held in the shared text where that is known, and in the editor for when its letter goes. */
interface HeldEnd {
  readonly place: SharedPlace | undefined;
  readonly pos: number;
  readonly side: Side;
}

/** Finds shared places while a change of others is being shown. */
export interface PlaceFinder {
  /** Where a place is in the editor now; undefined when what it holds on to is gone. */
  find(place: SharedPlace): number | undefined;
}

/** A selection of text that keeps to its words while others change them. */
export interface HeldSelection {
  readonly anchor: HeldEnd;
  readonly head: HeldEnd;
}

/**
 * Holds a selection. A caret stays behind the letter that it stands behind, so what two people type at one place stands one
 * after the other and never letter by letter in each other; a selection keeps what is written at its edges outside.
 */
export function holdSelection(
  selection: Selection,
  place: (pos: number, side: Side) => SharedPlace | undefined,
): HeldSelection | undefined {
  if (!(selection instanceof TextSelection)) return undefined;
  const hold = (pos: number): HeldEnd => {
    const side: Side = !selection.empty && pos === selection.from ? "after" : "before";
    return { place: place(pos, side), pos, side };
  };
  return { anchor: hold(selection.anchor), head: hold(selection.head) };
}

/** The clause around a position, with its place. */
function clauseAt(doc: Node, pos: number): { readonly clause: Node; readonly start: number } | undefined {
  const $pos = doc.resolve(pos);
  return $pos.depth === 0 ? undefined : { clause: $pos.node(1), start: $pos.before(1) };
}

function clauseWithId(doc: Node, id: unknown): { readonly clause: Node; readonly start: number } | undefined {
  let found: { readonly clause: Node; readonly start: number } | undefined;
  doc.forEach((clause, start) => {
    if (clause.attrs.id === id) found = { clause, start };
  });
  return found;
}

/**
 * Where a position goes when the letter that it holds on to was deleted: the steps follow words into the second half of a
 * split, and a clause that was written anew elsewhere, or as another kind, is found by its id.
 */
export function followedPosition(tr: Transaction, pos: number, side: Side): number {
  const bias = side === "before" ? -1 : 1;
  const { pos: mapped, deletedAcross } = tr.mapping.mapResult(pos, bias);
  const was = deletedAcross ? clauseAt(tr.before, pos) : undefined;
  const now =
    was === undefined || was.clause.attrs.id === null ? undefined : clauseWithId(tr.doc, was.clause.attrs.id);
  if (was === undefined || now === undefined || clauseAt(tr.doc, mapped)?.start === now.start) return mapped;
  const inside = new Mapping(stepsBetween(alone(was.clause), alone(now.clause)).map((step) => step.getMap()));
  return now.start + inside.map(pos - was.start, bias);
}

function alone(clause: Node): Node {
  return clause.type.schema.topNodeType.create(null, clause);
}

/** Puts a held selection into a transaction that brought others' changes. */
export function restoreSelection(
  tr: Transaction,
  places: PlaceFinder,
  held: HeldSelection | undefined,
): void {
  if (held === undefined) return;
  const now = ({ place, pos, side }: HeldEnd): number => {
    return (place && places.find(place)) ?? followedPosition(tr, pos, side);
  };
  const bounded = (pos: number) => tr.doc.resolve(Math.min(Math.max(0, pos), tr.doc.content.size));
  const selection = TextSelection.between(bounded(now(held.anchor)), bounded(now(held.head)));
  if (!selection.eq(tr.selection)) tr.setSelection(selection);
}
