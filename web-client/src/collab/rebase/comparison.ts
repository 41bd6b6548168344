import * as Y from "yjs";

export type Clocks = ReadonlyMap<number, number>;

/** What a draft is made of: the list of clauses, clauses, blocks, texts. */
export type SharedType = Y.XmlFragment | Y.XmlText;

/** The pieces of a shared type in their order, also those that are deleted. */
export function* itemsOf(type: SharedType): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) yield item;
}

/** The type that a piece is; undefined for words, marks, and what was cleared away. */
export function typeIn(item: Y.Item): Y.XmlElement | Y.XmlText | undefined {
  const type = item.content instanceof Y.ContentType ? item.content.type : undefined;
  return type instanceof Y.XmlElement || type instanceof Y.XmlText ? type : undefined;
}

export function wordsIn(item: Y.Item): string {
  return item.content instanceof Y.ContentString ? item.content.str : "";
}

/** The piece of a document at an id; undefined where there is none, or where it was cleared away. */
export function itemAt(doc: Y.Doc, id: Y.ID): Y.Item | undefined {
  if (id.clock >= Y.getState(doc.store, id.client)) return undefined;
  const found: unknown = Y.getItem(doc.store, id);
  return found instanceof Y.Item ? found : undefined;
}

/** The pieces of a document from an id on that were not cleared away, each with the units of it that are meant. */
function* piecesAt(doc: Y.Doc, { client, clock }: Y.ID, length: number): Generator<[Y.Item, number, number]> {
  for (let at = clock; at < clock + length; ) {
    const item = itemAt(doc, Y.createID(client, at));
    const end = Math.min(clock + length, item === undefined ? at + 1 : item.id.clock + item.length);
    if (item !== undefined) yield [item, at - item.id.clock, end - item.id.clock];
    at = end;
  }
}

/** Where a piece is divided: the server has the units before `shared`, and those from `own` on are to be brought over. */
interface Division {
  readonly shared: number;
  readonly own: number;
}

/**
 * This person's document beside the server's, piece by piece. Pieces have ids that never change, so what one document has
 * and the other lacks is known, and not guessed. What is neither shared nor to be brought over, others look after.
 */
export class Comparison {
  readonly mine: Y.Doc;
  readonly now: Y.Doc;
  readonly #settled: Clocks;

  /** `settled` says, by client, up to which clock pieces that the server lacks are not to be brought over. */
  constructor(mine: Y.Doc, now: Y.Doc, settled: Clocks = new Map()) {
    this.mine = mine;
    this.now = now;
    this.#settled = settled;
  }

  divide({ id, length }: Y.Item): Division {
    const within = (clock: number) => Math.min(length, Math.max(0, clock - id.clock));
    const shared = within(Y.getState(this.now.store, id.client));
    return { shared, own: Math.max(shared, within(this.#settled.get(id.client) ?? 0)) };
  }

  isShared(item: Y.Item): boolean {
    return this.divide(item).shared > 0;
  }

  isOwn(item: Y.Item): boolean {
    return this.divide(item).own === 0;
  }

  /** Whether this person deleted a piece that is still there for everybody else. */
  isOwnDeletion(item: Y.Item): boolean {
    return item.deleted && itemAt(this.now, item.id)?.deleted === false;
  }

  /** How many units of a piece of the server's document this person's has, there or deleted. */
  knownLength({ id, length }: Y.Item): number {
    return Math.min(length, Math.max(0, Y.getState(this.mine.store, id.client) - id.clock));
  }

  /** The words of the server's document from an id on, as far as they are there. */
  wordsNow(id: Y.ID, length: number): string {
    let words = "";
    for (const [item, from, to] of piecesAt(this.now, id, length)) {
      if (!item.deleted) words += wordsIn(item).slice(from, to);
    }
    return words;
  }

  /** Whether something that others put into a type of the server's document since is there. */
  othersWrote(now: SharedType): boolean {
    for (const item of itemsOf(now)) {
      if (item.deleted) continue;
      if (this.knownLength(item) < item.length) return true;
      const type = typeIn(item);
      if (type !== undefined && this.othersWrote(type)) return true;
    }
    return false;
  }

  /** Whether others have taken something from a type of the server's document since, or may have. */
  othersDeleted(now: SharedType): boolean {
    for (const item of itemsOf(now)) {
      if (!item.deleted) {
        const type = typeIn(item);
        if (type !== undefined && this.othersDeleted(type)) return true;
      } else if (this.knownLength(item) > 0) {
        for (const [mine] of piecesAt(this.mine, item.id, this.knownLength(item))) {
          if (!(mine.content instanceof Y.ContentDeleted)) return true;
        }
      }
    }
    return false;
  }
}
