import * as Y from "yjs";
import type { Named } from "../../model/arrival";

/** One letter of a shared text at a transaction of others: as it was before, and whether it is still there. */
export interface Cell {
  readonly id: Y.ID;
  readonly letter: string;
  /** The transaction deleted it. */
  readonly isGone: boolean;
  /** Whoever made the transaction saw it and deleted it. Undefined where it is not told what they saw. */
  readonly isNamed: boolean | undefined;
  /** Who had deleted it a moment before: whoever made the transaction may not have known that. */
  readonly erasedBy: "oneself" | "others" | undefined;
  /** The changes of this person, counted, in which they typed it and deleted it; undefined where they did not, of late. */
  readonly typedIn: number | undefined;
  readonly erasedIn: number | undefined;
  /** This person moved it: so many letters of the text they wrote anew in the change in which they deleted it; 0 when they did not. */
  readonly movedOf: number;
  /** It had come a moment before, from anybody: its author may be going on from it. */
  readonly isRecent: boolean;
  /** The same, and not from who made the transaction alone; whoever made the transaction may not have known that. */
  readonly isNews: boolean;
  /** The same, and this person had typed it. */
  readonly isFresh: boolean;
  /** This person had typed it, or it is a copy of what they had typed. */
  readonly isMine: boolean;
  /** Its place among the letters that are there after the transaction, or the place where it was. */
  readonly at: number;
}

/** Letters that somebody wrote one after the other in a transaction; others may stand between them by now. */
export interface Written {
  readonly text: Y.XmlText;
  readonly words: string;
  /** The letters' ids, in order. */
  readonly ids: readonly Y.ID[];
  /** Their places among the letters that are there after the transaction. */
  readonly ats: readonly number[];
  /** They came with the paragraph that they are in. */
  readonly isInNewParagraph: boolean;
  /** They came with the text that they are in. */
  readonly isInNewText: boolean;
}

/**
 * Whether what was written may be letters that a text lost. What is written in the text itself is what somebody's undo brought back. Of
 * a line that is still there the end goes into a text of its own; only a whole line goes into another that was there.
 */
export function mayBeOf(text: Y.XmlText, written: Written): boolean {
  return written.text !== text && (written.isInNewText || text._item?.deleted === true);
}

/** What this person did a moment ago, which others may not have known when they made the change that arrives now. */
export interface Recent {
  /** Anybody's, that has come to this device a moment ago. */
  isNews(id: Y.ID): boolean;
  isTyped(id: Y.ID): boolean;
  /** Typed by this person, or by others as a copy of such letters. */
  isMine(id: Y.ID): boolean;
  /** Written by this person when they split or joined lines: theirs, and not typed there. */
  isReshaped(id: Y.ID): boolean;
  /** The same, so short a time ago that others can hardly have seen it. */
  isJustTyped(id: Y.ID): boolean;
  /** In which of this person's changes they typed a letter, counted; undefined when they did not, of late. */
  typedIn(id: Y.ID): number | undefined;
  /** The letters of an item that were deleted of late, each at its place in it. */
  erased(item: Y.Item): (Erased | undefined)[];
}

/** A letter that was deleted. */
export interface Erased {
  readonly letter: string;
  /** The change of this person, counted, in which they deleted it; undefined when others did. */
  readonly change: number | undefined;
  /** So many letters of the same text that change wrote anew elsewhere, this one among them; 0 when it did not. */
  readonly movedOf: number;
  /** It was deleted longer ago than changes are on their way. */
  readonly isOld: boolean;
}

export function isNewIn(transaction: Y.Transaction, item: Y.Item): boolean {
  return item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
}

/** Whether a letter is one of an item's. */
export const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID): boolean =>
  id.client === client && id.clock <= clock && clock < id.clock + length;

export function* itemsOf(text: Y.XmlText): Generator<Y.Item> {
  for (let item = text._start; item !== null; item = item.right) yield item;
}

/** Who wrote all that a transaction brought, and so knew what they had written before; undefined when several did. */
export function onlyWriterOf({ beforeState, afterState }: Y.Transaction): number | undefined {
  const writers = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0));
  return writers.length === 1 ? writers[0]?.[0] : undefined;
}

/** What the letters of a text are judged by. */
interface Sources {
  readonly transaction: Y.Transaction;
  readonly recent: Recent;
  /** What whoever made the transaction saw and deleted; left out when that is not known. */
  readonly named?: Named;
}

/** The letters that a text had before a transaction, with those that were deleted a moment before. */
export function cellsOf(text: Y.XmlText, { transaction, recent, named }: Sources): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  // With an element goes all that is in it. From one that stays, only letters are deleted that somebody saw.
  const isWhole = text._item?.deleted === true;
  const writer = onlyWriterOf(transaction);
  for (const item of itemsOf(text)) {
    if (isNewIn(transaction, item)) {
      if (!item.deleted && item.countable) at += item.length;
      continue;
    }
    const isGone = item.deleted && Y.isDeleted(transaction.deleteSet, item.id);
    const wasErased = item.deleted && !isGone;
    const letters = wasErased ? recent.erased(item) : lettersOf(item);
    for (const [index, found] of letters.entries()) {
      const id = Y.createID(item.id.client, item.id.clock + index);
      const isNamed = named && Y.isDeleted(named, id);
      // What was deleted long ago is nobody's neighbour.
      if (found === undefined || (found.isOld && isNamed !== true)) continue;
      const { letter, change, movedOf } = found;
      const isRecent = recent.isNews(id);
      const isUnknown = isGone && isNamed !== undefined ? !isNamed : isRecent && id.client !== writer;
      const isNews = isUnknown && !wasErased && (isWhole || !isGone);
      cells.push({
        id,
        letter,
        isGone,
        isNamed,
        erasedBy: wasErased ? (change === undefined ? "others" : "oneself") : undefined,
        typedIn: recent.typedIn(id),
        erasedIn: change,
        movedOf,
        isRecent,
        isNews,
        isFresh:
          isNews &&
          (isGone && isNamed === false ? id.client === transaction.doc.clientID : recent.isTyped(id)),
        isMine: recent.isMine(id),
        at,
      });
      if (!item.deleted) at += 1;
    }
  }
  return cells;
}

function lettersOf({ content }: Y.Item): Erased[] {
  const words = content instanceof Y.ContentString ? content.str : "";
  return words.split("").map((letter) => ({ letter, change: undefined, movedOf: 0, isOld: false }));
}

/** Whether a transaction made or deleted elements. */
export function reshapes(transaction: Y.Transaction): boolean {
  const isElement = (struct: Y.Item | Y.GC) =>
    struct instanceof Y.Item &&
    struct.content instanceof Y.ContentType &&
    struct.content.type instanceof Y.XmlElement;
  for (const [client, clock] of transaction.afterState) {
    const structs = transaction.doc.store.clients.get(client);
    const before = transaction.beforeState.get(client) ?? 0;
    if (structs === undefined || before >= clock) continue;
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at++) {
      const struct = structs[at];
      if (struct !== undefined && isElement(struct)) return true;
    }
  }
  let isDeleted = false;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    isDeleted ||= isElement(struct);
  });
  return isDeleted;
}

/**
 * The texts in which a transaction deleted letters that were there before it, or in which whoever made it deleted some that were
 * gone here already.
 */
export function textsThatLost(transaction: Y.Transaction, named?: Named): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>();
  const collect = (struct: Y.Item | Y.GC) => {
    if (!(struct instanceof Y.Item) || isNewIn(transaction, struct)) return;
    const isOfLetters =
      struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted;
    if (isOfLetters && struct.parent instanceof Y.XmlText) texts.add(struct.parent);
  };
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, collect);
  if (named !== undefined) for (const struct of structsIn(transaction.doc, named)) collect(struct);
  return texts;
}

/** What of a document some ids are of. */
function* structsIn({ store }: Y.Doc, ids: Named): Generator<Y.Item | Y.GC> {
  for (const [client, ranges] of ids.clients) {
    const structs = store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (clock >= Y.getState(store, client)) break;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at];
        if (struct === undefined || struct.id.clock >= clock + len) break;
        yield struct;
      }
    }
  }
}

/** What others wrote in a transaction. */
export function writtenIn(transaction: Y.Transaction): Written[] {
  const found: Written[] = [];
  const visit = (type: unknown, isNew: boolean): void => {
    if (type instanceof Y.XmlText) found.push(...writtenInText(type, transaction));
    else if (type instanceof Y.XmlFragment) {
      // A new element brings its texts with it; they are not told of one by one.
      for (const child of type.toArray()) {
        const item = child._item;
        if (isNew || (item !== null && isNewIn(transaction, item))) visit(child, true);
      }
    }
  };
  for (const type of transaction.changed.keys()) visit(type, false);
  return found;
}

/**
 * What is written at once has clocks that follow one another, and keeps them when somebody types into it. What was typed right
 * beside it has others. Letters that are deleted again already take part, so that what stands around them stays together.
 */
function writtenInText(text: Y.XmlText, transaction: Y.Transaction): Written[] {
  if (text._item === null || text._item.deleted) return [];
  const { parent } = text;
  const isInNewParagraph =
    parent instanceof Y.XmlElement && parent._item !== null && isNewIn(transaction, parent._item);
  const isInNewText = isNewIn(transaction, text._item);
  const series = new Map<string, Y.Item[]>();
  for (const item of itemsOf(text)) {
    const { client, clock } = item.id;
    if (client === transaction.doc.clientID || !isNewIn(transaction, item)) continue;
    const before = `${client}-${clock}`;
    const items = series.get(before) ?? [];
    items.push(item);
    series.delete(before);
    series.set(`${client}-${clock + item.length}`, items);
  }
  const starts = startsOf(text);
  return [...series.values()]
    .map((items) => ({ text, isInNewParagraph, isInNewText, ...joined(items, starts) }))
    .filter(({ words }) => words !== "");
}

/** Where the items of a text that are still there begin in it. */
function startsOf(text: Y.XmlText): ReadonlyMap<Y.Item, number> {
  const starts = new Map<Y.Item, number>();
  let at = 0;
  for (const item of itemsOf(text)) {
    if (item.deleted || !item.countable) continue;
    starts.set(item, at);
    at += item.length;
  }
  return starts;
}

function joined(items: readonly Y.Item[], starts: ReadonlyMap<Y.Item, number>) {
  const letters = items.flatMap((item) => {
    const start = starts.get(item);
    if (start === undefined || !(item.content instanceof Y.ContentString)) return [];
    const { client, clock } = item.id;
    return item.content.str.split("").map((letter, index) => ({
      letter,
      id: Y.createID(client, clock + index),
      at: start + index,
    }));
  });
  return {
    words: letters.map(({ letter }) => letter).join(""),
    ids: letters.map(({ id }) => id),
    ats: letters.map(({ at }) => at),
  };
}
