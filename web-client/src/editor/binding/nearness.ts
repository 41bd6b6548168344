import * as Y from "yjs";
import { isNewIn, onlyWriterOf, type Recent } from "./cells";

/** A text of the draft, in its place among all, with what is known of it at a transaction. */
interface Place {
  readonly text: Y.XmlText;
  readonly clause: string | undefined;
  /** Whoever made the transaction knew it, and it is still there. */
  readonly stays: boolean;
}

function clauseOf(item: Y.Item, element: Y.XmlElement): string | undefined {
  // Of an element that is deleted, the attribute is deleted with it.
  const value: unknown = element._map.get("id")?.content.getContent()[0];
  return typeof value === "string" ? value : `${item.id.client}-${item.id.clock}`;
}

function* placesIn(
  parent: Y.XmlFragment,
  isKnown: (item: Y.Item) => boolean,
  clause: string | undefined,
): Generator<Place> {
  for (let item = parent._start; item !== null; item = item.right) {
    const type = item.content instanceof Y.ContentType ? item.content.type : undefined;
    if (type instanceof Y.XmlText) {
      yield { text: type, clause, stays: !item.deleted && isKnown(item) };
    } else if (type instanceof Y.XmlElement) {
      yield* placesIn(type, isKnown, clause ?? clauseOf(item, type));
    }
  }
}

function rootOf(text: Y.XmlText): Y.XmlFragment | undefined {
  let type: unknown = text;
  while (type instanceof Y.AbstractType && type._item !== null) type = type.parent;
  return type instanceof Y.XmlFragment ? type : undefined;
}

/**
 * Which texts of a draft, also of those that a transaction deleted, are side by side. Who splits or joins lines, or makes one
 * of another kind, leaves nothing between what a line was and what it became.
 */
export class Nearness {
  readonly #isKnown: (item: Y.Item) => boolean;
  #places: readonly Place[] | undefined;

  constructor(transaction: Y.Transaction, recent: Recent) {
    const writer = onlyWriterOf(transaction);
    this.#isKnown = (item) =>
      !isNewIn(transaction, item) && (item.id.client === writer || !recent.isNews(item.id));
  }

  /** Whether no line that stays stands between two, or they are of one clause, which may have been moved. */
  isNear(one: Y.XmlText, other: Y.XmlText): boolean {
    const root = rootOf(one);
    this.#places ??= root === undefined ? [] : [...placesIn(root, this.#isKnown, undefined)];
    const [first, last] = [one, other]
      .map((text) => this.#places?.findIndex((place) => place.text === text) ?? -1)
      .sort((before, after) => before - after);
    if (first === undefined || last === undefined || first < 0) return false;
    if (this.#places[first]?.clause === this.#places[last]?.clause) return true;
    // A text without letters in one of the two lines, as what was typed beside a footnote and deleted leaves it, is no line.
    const isBetween = ({ text, stays }: Place) =>
      stays && (text.length > 0 || (text.parent !== one.parent && text.parent !== other.parent));
    return !this.#places.slice(first + 1, last).some(isBetween);
  }
}
