import * as Y from "yjs";

export type Attributes = Record<string, unknown>;

/** The item whose last letter stands right before a place, when nothing that is shown of it stands behind. */
function itemEndingAt(text: Y.XmlText, unit: number): Y.Item | undefined {
  let end = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    end += item.length;
    if (end >= unit) return end === unit ? item : undefined;
  }
  return undefined;
}

/** The marks of the letter before a place. */
function attributesBefore(text: Y.XmlText, unit: number): Attributes {
  let end = 0;
  for (const { insert, attributes } of text.toDelta() as Y.YTextEvent["delta"]) {
    end += typeof insert === "string" ? insert.length : 1;
    if (end >= unit) return attributes ?? {};
  }
  return {};
}

const isSame = (one: Attributes, other: Attributes) => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => other[name] != null);
};

/**
 * Puts words behind the letter before a place: right behind it when this person wrote that.
 *
 * A shared text by itself puts them behind what was deleted there, too. When somebody deletes the words behind a caret, what is
 * typed on would then be tied to these and no longer to one's last letter, and others' words could come to stand in between.
 * Behind others' letters that is as it should be: what undo brings back stands where it was deleted.
 */
export function insertBehind(text: Y.XmlText, unit: number, words: string, attributes: Attributes): void {
  const { doc } = text;
  const left = itemEndingAt(text, unit);
  const isTied = left?.id.client === doc?.clientID && left?.right?.deleted === true;
  if (doc === null || left === undefined || !isTied || !isSame(attributes, attributesBefore(text, unit))) {
    text.insert(unit, words, attributes);
    return;
  }
  doc.transact((transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const { right } = left;
    const content = new Y.ContentString(words);
    new Y.Item(id, left, left.lastId, right, right?.id ?? null, text, null, content).integrate(
      transaction,
      0,
    );
    // The text's memory of places, which it keeps for changes of its own, does not know of this one.
    if (text._searchMarker !== null) text._searchMarker.length = 0;
  });
}
