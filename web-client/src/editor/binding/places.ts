import type { Node, ResolvedPos } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { ElementSegment, Line, Piece, Segment, Shape } from "./shape";

/** To which side a place holds on: to the letter before it, or to the one after it. */
export type Side = "before" | "after";

const associations = { before: -1, after: 0 } as const;

/** A place as the others can be told of it. */
export type SharedPlace = Y.RelativePosition;

/** Where a shared place is in the editor's document. */
export interface FoundPlace {
  readonly pos: number;
  /** Whether what the place holds on to is still in the text. */
  readonly held: boolean;
}

function childAt(shape: Shape, parent: Y.XmlFragment, index: number): Line | undefined {
  return shape.childrenOf(parent)[index]?.element;
}

/** The line in a line (a footnote) that the child with an index of the line's node is. */
function lineInLine(shape: Shape, line: Line, node: Node, index: number): Line | undefined {
  const before = node.content.content.slice(0, index).filter(({ isLeaf }) => !isLeaf).length;
  const lines = shape.segmentsOf(line).filter((segment) => segment.text === undefined && segment.isLine);
  return (lines[before] as ElementSegment | undefined)?.element;
}

/** The unit of a shared text before which an offset in what is shown of it stands. */
export function unitAt(pieces: readonly Piece[], offset: number): number {
  let rest = offset;
  let end = 0;
  for (const { words, at } of pieces) {
    if (rest < words.length) return at + rest;
    rest -= words.length;
    end = at + words.length;
  }
  return end;
}

function offsetAt(pieces: readonly Piece[], unit: number): number {
  let offset = 0;
  for (const { words, at } of pieces) offset += Math.min(words.length, Math.max(0, unit - at));
  return offset;
}

function placeInLine(line: Line, segments: readonly Segment[], offset: number, side: Side): SharedPlace {
  const association = associations[side];
  // The letter, line break or footnote that the place holds on to.
  const holder = side === "before" ? offset - 1 : offset;
  let start = 0;
  for (const segment of segments) {
    const inside = holder - start;
    start += segment.size;
    if (inside < 0 || inside >= segment.size) continue;
    if (segment.text === undefined)
      return Y.createRelativePositionFromTypeIndex(line, segment.at + offset - holder, association);
    const unit = unitAt(segment.pieces, inside) + offset - holder;
    return Y.createRelativePositionFromTypeIndex(segment.text, unit, association);
  }
  return Y.createRelativePositionFromTypeIndex(line, side === "before" ? 0 : line.length, association);
}

/** What is around a position of a document that is in step with the shared text. */
function holderAround(shape: Shape, $pos: ResolvedPos): Y.XmlFragment | Y.XmlText {
  let holder: Y.XmlFragment | Y.XmlText = shape.root;
  for (let depth = 0; depth < $pos.depth && !(holder instanceof Y.XmlText); depth++) {
    const child: Line | undefined = shape.isLine(holder)
      ? lineInLine(shape, holder, $pos.node(depth), $pos.index(depth))
      : childAt(shape, holder, $pos.index(depth));
    if (child === undefined) break;
    holder = child;
  }
  return holder;
}

/** The line around a position of a document that is in step with the shared text. */
export function lineAround(shape: Shape, doc: Node, pos: number): Line | undefined {
  const holder = holderAround(shape, doc.resolve(pos));
  return shape.isLine(holder) ? holder : undefined;
}

/** A position of a document that is in step with the shared text, as a place in that. */
export function placeOf(shape: Shape, doc: Node, pos: number, side: Side): SharedPlace {
  const $pos = doc.resolve(pos);
  const parent = holderAround(shape, $pos);
  if (shape.isLine(parent)) return placeInLine(parent, shape.segmentsOf(parent), $pos.parentOffset, side);
  const next = shape.childrenOf(parent)[$pos.index()];
  return Y.createRelativePositionFromTypeIndex(parent, next?.at ?? parent.length, associations[side]);
}

/** Where the content of an element or a line begins in the editor; undefined when it is not shown. */
function contentStart(shape: Shape, element: Y.XmlFragment | Y.XmlText): number | undefined {
  if (element === shape.root) return 0;
  const { parent } = element;
  if (!(parent instanceof Y.XmlFragment)) return undefined;
  const start = contentStart(shape, parent);
  if (start === undefined) return undefined;
  let pos = start;
  if (shape.isLine(parent)) {
    for (const segment of shape.segmentsOf(parent)) {
      if (segment.text === undefined && segment.element === element) return pos + 1;
      pos += segment.size;
    }
    return undefined;
  }
  for (const child of shape.childrenOf(parent)) {
    if (child.element === element) return pos + 1;
    pos += child.node.nodeSize;
  }
  return undefined;
}

function offsetInLine(segments: readonly Segment[], type: unknown, index: number): number {
  let offset = 0;
  for (const segment of segments) {
    if (segment.text === type)
      return offset + (segment.text === undefined ? 0 : offsetAt(segment.pieces, index));
    if (!(type instanceof Y.XmlText) && segment.at >= index) return offset;
    offset += segment.size;
  }
  return offset;
}

function positionOf(shape: Shape, type: Y.AbstractType<unknown>, index: number): number | undefined {
  const element = type instanceof Y.XmlText ? shape.lineOf(type) : type;
  if (!(element instanceof Y.XmlFragment || element instanceof Y.XmlText)) return undefined;
  const start = contentStart(shape, element);
  if (start === undefined) return undefined;
  if (shape.isLine(element)) return start + offsetInLine(shape.segmentsOf(element), type, index);
  let pos = start;
  for (const child of shape.childrenOf(element)) {
    if (child.at >= index) break;
    pos += child.node.nodeSize;
  }
  return pos;
}

/** The position before a unit of a shared text, or behind its last one; undefined when the text is not shown. */
export function positionInText(shape: Shape, text: Y.XmlText, unit: number): number | undefined {
  return positionOf(shape, text as Y.AbstractType<unknown>, unit);
}

/** Whether what a place holds on to is still there. */
function isHeld(doc: Y.Doc, place: SharedPlace): boolean {
  const id = place.item ?? place.type;
  return id === null || !Y.getItem(doc.store, id).deleted;
}

/** Finds a shared place in the editor's document; undefined when it is not there, or not yet. */
export function findPlace(shape: Shape, place: SharedPlace): FoundPlace | undefined {
  const { doc } = shape.root;
  if (doc === null) return undefined;
  const id = place.item ?? place.type;
  if (id !== null && id.clock >= Y.getState(doc.store, id.client)) return undefined;
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc, false);
  if (found === null) return undefined;
  const pos = positionOf(shape, found.type, found.index);
  return pos === undefined ? undefined : { pos, held: isHeld(doc, place) };
}
