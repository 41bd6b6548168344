import * as Y from "yjs";
import type { Anchor, UnitId } from "../model/anchor";
import type { ClauseId } from "../model/ids";

/** A part of one text of the shared document, from one of its units to before another. */
export interface TextPart {
  readonly text: Y.XmlText;
  readonly from: number;
  readonly to: number;
}

/** Where an anchor is in the shared document as it is now. */
export interface Anchored {
  readonly clause: Y.XmlElement;
  /** The texts that it holds parts of, in order; none if it is about words and all of them are deleted. */
  readonly parts: readonly TextPart[];
  /** The words, with line ends between lines. */
  readonly words: string;
}

type SharedNode = Y.XmlElement | Y.XmlText;

/** A text, and whether a line ends between it and the one before. */
interface Line {
  readonly text: Y.XmlText;
  readonly begins: boolean;
}

/** What one reads on end: a footnote, or a clause without its footnotes. */
function flowAround(text: Y.XmlText, root: Y.XmlFragment): Y.XmlElement | undefined {
  let at = text.parent;
  while (at instanceof Y.XmlElement && at.parent !== root && at.nodeName !== "footnote") at = at.parent;
  return at instanceof Y.XmlElement ? at : undefined;
}

function clauseAround(text: Y.XmlText, root: Y.XmlFragment): Y.XmlElement | undefined {
  let at = text.parent;
  while (at instanceof Y.XmlElement && at.parent !== root) at = at.parent;
  return at instanceof Y.XmlElement ? at : undefined;
}

/** The texts of a flow in order. */
function linesOf(flow: Y.XmlElement): Line[] {
  const lines: Line[] = [];
  let last: unknown = flow;
  let ended = false;
  const visit = (node: SharedNode, parent: unknown) => {
    if (node instanceof Y.XmlText) {
      ended ||= parent !== last;
      last = parent;
      if (node.length === 0) return;
      lines.push({ text: node, begins: ended && lines.length > 0 });
      ended = false;
    } else if (node.nodeName === "hardBreak") {
      ended = true;
    } else if (node === flow || node.nodeName !== "footnote") {
      for (const child of node.toArray()) visit(child as SharedNode, node);
    }
  };
  visit(flow, flow);
  return lines;
}

function unitsOf(text: Y.XmlText): string {
  let units = "";
  for (const { insert } of text.toDelta()) units += typeof insert === "string" ? insert : "\uFFFC";
  return units;
}

interface Place {
  readonly text: Y.XmlText;
  readonly index: number;
}

function placeOf(doc: Y.Doc, [client, clock]: UnitId, assoc: 0 | -1): Place | undefined {
  if (clock >= Y.getState(doc.store, client)) return undefined;
  const position = new Y.RelativePosition(null, null, Y.createID(client, clock), assoc);
  // What was deleted and undone has other units, of which only the one who undid it knows.
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
  const isThere = found?.type instanceof Y.XmlText && found.type._item?.deleted === false;
  return isThere ? { text: found.type as Y.XmlText, index: found.index } : undefined;
}

function cut(clause: Y.XmlElement, flow: Y.XmlElement, start?: Place, end?: Place): Anchored | undefined {
  const lines = linesOf(flow);
  // A text without units is in no line, and nothing is held in it.
  const indexOf = (place: Place | undefined, otherwise: number) =>
    place === undefined ? otherwise : lines.findIndex(({ text }) => text === place.text);
  const first = indexOf(start, 0);
  const last = indexOf(end, lines.length - 1);
  if (start !== undefined && end !== undefined && (first < 0 || last < 0))
    return { clause, parts: [], words: "" };
  const parts: TextPart[] = [];
  let words = "";
  for (const [index, { text, begins }] of lines.entries()) {
    if (index < first || index > last) continue;
    const from = index === first ? (start?.index ?? 0) : 0;
    const to = index === last ? (end?.index ?? text.length) : text.length;
    if (from >= to) continue;
    if (begins && parts.length > 0) words += "\n";
    parts.push({ text, from, to });
    words += unitsOf(text).slice(from, to);
  }
  return { clause, parts, words };
}

/**
 * Where an anchor is in the shared document. Undefined if it is not there, or not yet: the clause or one of its ends
 * is unknown, or what held it is deleted. The server follows words that are moved, and says where they are then.
 */
export function resolveAnchor(doc: Y.Doc, anchor: Anchor): Anchored | undefined {
  const root = doc.getXmlFragment("text");
  if (anchor.from === undefined || anchor.to === undefined) {
    const clause = clauseNamed(root, anchor.clause);
    return clause === undefined ? undefined : cut(clause, clause);
  }
  const start = placeOf(doc, anchor.from, 0);
  const end = placeOf(doc, anchor.to, -1);
  if (start === undefined || end === undefined) return undefined;
  const flow = flowAround(start.text, root);
  const clause = clauseAround(start.text, root);
  const isOne = flow !== undefined && flow === flowAround(end.text, root);
  return isOne && clause !== undefined ? cut(clause, flow, start, end) : undefined;
}

/** The first clause with an id, as the server reads them. */
function clauseNamed(root: Y.XmlFragment, id: ClauseId): Y.XmlElement | undefined {
  return root
    .toArray()
    .find((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.getAttribute("id") === id);
}
