import * as Y from "yjs";

/** The ids that a change deletes, as whoever made it named them. */
export type Named = ReturnType<typeof Y.createDeleteSet>;

const arriving = new WeakMap<Y.Doc, Uint8Array>();

/**
 * Applies somebody's change, and lets be asked meanwhile what it says itself.
 *
 * What a document deletes when it takes a change is not what the change says: with an element goes all that is in it here, also
 * what whoever deleted it did not know, and what was deleted here before does not go again. What the change names is what its
 * author saw.
 *
 * @param update one change of one person, as they sent it; not what a document says of many
 */
export function arrive(doc: Y.Doc, update: Uint8Array, apply: () => void): void {
  arriving.set(doc, update);
  try {
    apply();
  } finally {
    arriving.delete(doc);
  }
}

/** What the change names that a document is taking; undefined while it takes none of which that is known. */
export function namedInArrival(doc: Y.Doc): Named | undefined {
  const update = arriving.get(doc);
  return update && Y.mergeDeleteSets([Y.decodeUpdate(update).ds]);
}
