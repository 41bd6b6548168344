import * as Y from "yjs";
import { holds, isNewIn, type Recent } from "./cells";
import type { Stranded } from "./stranded";

/** Letters of a text that stand next to one another. */
interface Piece {
  readonly item: Y.Item;
  readonly at: number;
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
    const left = leftOf(pieces, index, isOwn);
    const between = left < 0 ? [] : pieces.slice(left + 1, index);
    const last = pieces[left]?.item.lastId;
    if (
      last === undefined ||
      !recent.isMine(last) ||
      !areUnaware(
        between.map(({ item }) => item),
        piece.item,
      )
    )
      return [];
    if (!between.some(({ item }) => isNewIn(transaction, item))) return [];
    const letters = goingOnFrom(pieces.slice(index).map(({ item }) => item));
    return [
      {
        words: letters.map(({ letter }) => letter).join(""),
        ids: letters.map(({ id }) => id),
        to: { text, at: between[0]?.at ?? 0 },
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

/** The letters of an item, and those that its author typed on behind them. */
function goingOnFrom([first, ...others]: readonly Y.Item[]) {
  const letters = first === undefined ? [] : lettersOf(first);
  for (const item of others) {
    const isMore = letters.some(({ id }) => Y.compareIDs(id, item.origin));
    if (item.id.client !== first?.id.client || !isMore) break;
    letters.push(...lettersOf(item));
  }
  return letters;
}

function lettersOf({ id, content }: Y.Item) {
  const words = content instanceof Y.ContentString ? content.str : "";
  return words.split("").map((letter, index) => ({ letter, id: Y.createID(id.client, id.clock + index) }));
}
