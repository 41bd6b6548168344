import * as Y from "yjs";
import { namedInArrival } from "../../model/arrival";
import { type Recent, reshapes } from "./cells";
import type { Moves } from "./moves";

/**
 * A clause or paragraph that others deleted while this person wrote in it. For them it was empty; nobody
 * meant to delete these words.
 */
export interface Emptied {
  readonly element: Y.XmlElement;
  readonly parent: Y.XmlFragment;
}

/** What a deleted element held when the transaction deleted it. */
function* heldBy(type: Y.XmlFragment | Y.XmlText, transaction: Y.Transaction): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) {
    if (Y.isDeleted(transaction.deleteSet, item.id)) yield item;
  }
}

function textOf(type: Y.XmlFragment | Y.XmlText, transaction: Y.Transaction): Y.Item[] {
  return [...heldBy(type, transaction)].flatMap((item) => {
    if (item.content instanceof Y.ContentType) {
      const { type } = item.content;
      return type instanceof Y.XmlFragment || type instanceof Y.XmlText ? textOf(type, transaction) : [];
    }
    return item.content instanceof Y.ContentString ? [item] : [];
  });
}

function idOf(element: Y.XmlElement): string | undefined {
  const value: unknown = element._map.get("id")?.content.getContent()[0];
  return typeof value === "string" ? value : undefined;
}

/**
 * Whether letters are this person's, and whoever made the transaction did not know of them: for their change does not name them,
 * which names all that its author saw go; or, where that is not known, they were typed a moment ago.
 */
function unseenOwn({ doc }: Y.Transaction, recent: Recent): (letters: Y.Item) => boolean {
  const named = namedInArrival(doc);
  return ({ id, length }) => {
    const last = Y.createID(id.client, id.clock + length - 1);
    const isUnnamed = named !== undefined && !Y.isDeleted(named, id) && !Y.isDeleted(named, last);
    return id.client === doc.clientID && (isUnnamed || (recent.isJustTyped(id) && recent.isJustTyped(last)));
  };
}

/**
 * The elements that a transaction of others deleted while only what this person had typed was in them, of which they knew nothing,
 * and of which nothing was carried elsewhere.
 */
export function emptiedBy(transaction: Y.Transaction, recent: Recent, moves: Moves): Emptied[] {
  if (!reshapes(transaction)) return [];
  const isUnseen = unseenOwn(transaction, recent);
  const found: Emptied[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return;
    const { type: element } = struct.content;
    const { parent } = struct;
    if (!(element instanceof Y.XmlElement) || !(parent instanceof Y.XmlFragment)) return;
    if (parent._item?.deleted === true) return;
    const letters = textOf(element, transaction);
    const isOwn = letters.every((item) => isUnseen(item));
    const isMoved = letters.some(
      ({ parent }) => parent instanceof Y.XmlText && moves.of(parent).copies.length > 0,
    );
    if (letters.length > 0 && isOwn && !isMoved) found.push({ element, parent });
  });
  return found;
}

function copyOf(element: Y.XmlElement, transaction: Y.Transaction): Y.XmlElement {
  const copy = new Y.XmlElement(element.nodeName);
  const id = idOf(element);
  if (id !== undefined) copy.setAttribute("id", id);
  copy.insert(0, contentOf(element, transaction));
  return copy;
}

function contentOf(element: Y.XmlElement, transaction: Y.Transaction): (Y.XmlElement | Y.XmlText)[] {
  return [...heldBy(element, transaction)].flatMap(({ content }): (Y.XmlElement | Y.XmlText)[] => {
    if (!(content instanceof Y.ContentType)) return [];
    const { type } = content;
    if (type instanceof Y.XmlElement) return [copyOf(type, transaction)];
    if (!(type instanceof Y.XmlText)) return [];
    const words = textOf(type, transaction).map((item) => (item.content as Y.ContentString).str);
    return [new Y.XmlText(words.join(""))];
  });
}

/** Where among what is still there a deleted element stood. */
function placeOf({ element, parent }: Emptied): number {
  let left = element._item?.left ?? null;
  while (left?.deleted === true) left = left.left;
  const before = left?.content instanceof Y.ContentType ? left.content.type : undefined;
  return parent.toArray().indexOf(before as Y.XmlElement) + 1;
}

/** Puts what was deleted back to where it stood, unless the clause has come again in another form meanwhile. */
export function restoreEmptied(emptied: readonly Emptied[], transaction: Y.Transaction): void {
  for (const each of emptied) {
    const id = idOf(each.element);
    const isThere = each.parent
      .toArray()
      .some((one) => one instanceof Y.XmlElement && one.getAttribute("id") === id);
    if (id !== undefined && isThere) continue;
    each.parent.insert(placeOf(each), [copyOf(each.element, transaction)]);
  }
}
