import * as Y from "yjs";
import { itemsOf, type SharedType } from "./comparison";

/** Something that was put into a document, after which something else may follow. */
export interface Written {
  /** The id of its last piece; undefined while it is not written. */
  readonly end: Y.ID | undefined;
  readonly place: Place;
}

/** A place in a list or a text: behind a piece that both documents know, or behind something that was put there before. */
export interface Place {
  /** Undefined for the beginning. */
  readonly after: Y.ID | undefined;
  readonly follows: Written | undefined;
}

export const beginning: Place = { after: undefined, follows: undefined };

function idOfPlace({ after, follows }: Place): Y.ID | undefined {
  for (let before = follows; before !== undefined; before = before.place.follows) {
    if (before.end !== undefined) return before.end;
  }
  return after;
}

function visible(item: Y.Item): number {
  return item.deleted || !item.countable ? 0 : item.length;
}

/** The index at which something is to be inserted to stand at a place. */
export function indexOfPlace(type: SharedType, place: Place): number {
  const id = idOfPlace(place);
  if (id === undefined) return 0;
  let index = 0;
  for (const item of itemsOf(type)) {
    const within = id.client === item.id.client ? id.clock - item.id.clock : -1;
    if (within >= 0 && within < item.length) return index + Math.min(visible(item), within + 1);
    index += visible(item);
  }
  return index;
}

/** The index of a piece in its list. */
export function indexOfItem(type: SharedType, wanted: Y.Item): number {
  let index = 0;
  for (const item of itemsOf(type)) {
    if (item === wanted) return index;
    index += visible(item);
  }
  return -1;
}

/** A stretch of units that were made one after the other. */
export interface Stretch {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What of a stretch is there in a text, as places in it, from the last to the first. */
export function placesOf(text: SharedType, { client, from, to }: Stretch) {
  const found: { readonly index: number; readonly words: string }[] = [];
  let index = 0;
  for (const item of itemsOf(text)) {
    const start = Math.max(0, from - item.id.clock);
    const end = Math.min(item.length, to - item.id.clock);
    if (item.id.client === client && start < end && !item.deleted && item.content instanceof Y.ContentString)
      found.unshift({ index: index + start, words: item.content.str.slice(start, end) });
    index += visible(item);
  }
  return found;
}

/** The id of the piece that a document made last. */
export function lastIdOf(doc: Y.Doc): Y.ID {
  return Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID) - 1);
}
