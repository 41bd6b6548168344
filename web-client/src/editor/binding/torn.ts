import * as Y from "yjs";
import { holds, isNewIn, type Recent } from "./cells";
import type { Stranded } from "./stranded";

/** Letters of a text that stand next to one another. */
interface Piece {
  readonly item: Y.Item;
  readonly at: number;
}

/** A place that is this person's own. */
interface Place {
  /** The piece that it is right behind. */
  readonly left: number;
  /** Whether an item was written behind what this person had deleted there. */
  readonly isBehind: (item: Y.Item) => boolean;
}

/**
 * What this person typed behind a letter of their own, and others' words have come between in a transaction.
 *
 * Somebody split a line in which two people typed, and each carries to one place of the copy what was left behind:
 *
 *     A21·B20       A goes on typing "abc" behind "A21"; B, who does not know, has typed "B20" there
 *     A21B20abc     which of them comes first is decided by their numbers
 *
 * The place behind a letter that one typed is one's own, also where others wrote that letter anew. So whoever sees others' words
 * come between it and what they typed behind it takes that before these words; nobody else does. Words that somebody put there
 * who saw both stay.
 *
 * The same is true where one deleted the end of a word and went on behind the rest of it, whoever wrote that:
 *
 *     Th[eme]·is    A makes "This" of "Theme", of which the letters that are the same stay; B has typed "xy" behind "Theme"
 *     Thxyis        "is" stands behind what was deleted, as "xy" does
 */
export function tornIn(transaction: Y.Transaction, recent: Recent): Stranded[] {
  return [...transaction.changed.keys()].flatMap((type) =>
    type instanceof Y.XmlText && type._item?.deleted !== true ? tornInText(type, transaction, recent) : [],
  );
}

function tornInText(text: Y.XmlText, transaction: Y.Transaction, recent: Recent): Stranded[] {
  const pieces = piecesOf(text);
  const isOwn = (index: number) => pieces[index]?.item.id.client === transaction.doc.clientID;
  return pieces.flatMap((piece, index): Stranded[] => {
    if (!isOwn(index) || isOwn(index - 1) || recent.isReshaped(piece.item.id)) return [];
    const place =
      placeBehindOwn(pieces, index, isOwn, recent) ?? placeBehindErased(pieces, index, transaction, recent);
    const between = place === undefined ? [] : pieces.slice(place.left + 1, index).map(({ item }) => item);
    const isNew = between.some((item) => isNewIn(transaction, item));
    if (place === undefined || !isNew || !areUnaware(between, piece.item)) return [];
    const own = pieces.slice(index).map(({ item }) => item);
    const letters = goingOnFrom(own, (item) => place.isBehind(item) && areUnaware(between, item));
    return [
      {
        words: letters.map(({ letter }) => letter).join(""),
        ids: letters.map(({ id }) => id),
        to: { text, at: pieces[place.left + 1]?.at ?? 0 },
        from: { text, at: piece.at },
      },
    ];
  });
}

function piecesOf(text: Y.XmlText): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    pieces.push({ item, at });
    at += item.length;
  }
  return pieces;
}

/** The piece right behind which one was written, when only others' letters stand between them; -1 when there is none. */
function leftOf(pieces: readonly Piece[], index: number, isOwn: (index: number) => boolean): number {
  const origin = pieces[index]?.item.origin ?? null;
  for (let left = index - 1; origin !== null && left >= 0; left--) {
    const last = pieces[left]?.item.lastId;
    if (last !== undefined && Y.compareIDs(last, origin)) return left;
    if (isOwn(left)) return -1;
  }
  return -1;
}

/** Right behind one's own letter, where others' letters stand between. */
function placeBehindOwn(
  pieces: readonly Piece[],
  index: number,
  isOwn: (index: number) => boolean,
  recent: Recent,
): Place | undefined {
  const left = leftOf(pieces, index, isOwn);
  const last = pieces[left]?.item.lastId;
  return last !== undefined && recent.isMine(last) ? { left, isBehind: () => false } : undefined;
}

/** Right behind a word whose end this person had deleted before they went on there. */
function placeBehindErased(
  pieces: readonly Piece[],
  index: number,
  transaction: Y.Transaction,
  recent: Recent,
): Place | undefined {
  let left = index - 1;
  for (let piece = pieces[left]; piece && isNewIn(transaction, piece.item); piece = pieces[left]) left--;
  const [item, word] = [pieces[index]?.item, pieces[left]?.item];
  const typedIn = item && recent.typedIn(item.id);
  if (item === undefined || word === undefined || typedIn === undefined || !endsInWord(word))
    return undefined;
  const isErased = (each: Y.Item) => {
    const erased = recent.erased(each);
    return erased.length > 0 && erased.every((letter) => (letter?.change ?? typedIn + 1) <= typedIn);
  };
  const between: Y.Item[] = [];
  for (let each = word.right; each !== null && each !== item; each = each.right) {
    if (each.countable && !(each.deleted && isNewIn(transaction, each))) between.push(each);
  }
  const erased = between.filter(({ deleted }) => deleted);
  const isBehind = ({ origin }: Y.Item) => origin !== null && erased.some((each) => holds(each, origin));
  return isBehind(item) && erased.every(isErased) && between[0]?.deleted === true
    ? { left, isBehind }
    : undefined;
}

function endsInWord({ content }: Y.Item): boolean {
  return content instanceof Y.ContentString && content.str.slice(-1).trim() !== "";
}

/**
 * Whether those who wrote some items before another did not know of that: what they wrote them before stands behind it. What was
 * typed on behind such an item goes with it, also when the other had come by then.
 */
function areUnaware(before: readonly Y.Item[], item: Y.Item): boolean {
  const unaware: Y.Item[] = [];
  return before.every((each) => {
    const goesOn = unaware.some((one) => each.origin !== null && holds(one, each.origin));
    if (goesOn || isUnaware(each, item)) unaware.push(each);
    return unaware.at(-1) === each;
  });
}

function isUnaware({ rightOrigin }: Y.Item, item: Y.Item): boolean {
  if (rightOrigin === null) return true;
  for (let { right } = item; right !== null; right = right.right) if (holds(right, rightOrigin)) return true;
  return false;
}

/** The letters of an item, and those that its author typed on behind them, or behind what goes with them. */
function goingOnFrom([first, ...others]: readonly Y.Item[], isBehind: (item: Y.Item) => boolean) {
  const letters = first === undefined ? [] : lettersOf(first);
  for (const item of others) {
    const isMore = letters.some(({ id }) => Y.compareIDs(id, item.origin)) || isBehind(item);
    if (item.id.client !== first?.id.client || !isMore) break;
    letters.push(...lettersOf(item));
  }
  return letters;
}

function lettersOf({ id, content }: Y.Item) {
  const words = content instanceof Y.ContentString ? content.str : "";
  return words.split("").map((letter, index) => ({ letter, id: Y.createID(id.client, id.clock + index) }));
}
