import * as Y from "yjs";
import type { ClauseId } from "../../model/ids";
import { type Comparison, itemAt, itemsOf, type SharedType, typeIn, wordsIn } from "./comparison";
import {
  BlockInserted,
  BlockRemoved,
  type Edit,
  type Marks,
  WordsInserted,
  WordsMarked,
  WordsRemoved,
} from "./edits";
import { beginning, type Place, placesOf, type Stretch } from "./places";

/** What this person did in a clause that is the same element in both documents. */
export interface InPlace {
  readonly edits: readonly Edit[];
  /** Words put into lines that others have taken away since. */
  readonly lost: readonly string[];
}

function setMark(marks: Map<string, unknown>, { key, value }: Y.ContentFormat): void {
  if (value === null) marks.delete(key);
  else marks.set(key, value);
}

/** The marks that make one set of marks another: null for those to be taken away. */
function change(from: ReadonlyMap<string, unknown>, to: ReadonlyMap<string, unknown>): Marks {
  const changed: Record<string, unknown> = {};
  for (const name of from.keys()) if (!to.has(name)) changed[name] = null;
  for (const [name, value] of to) if (!from.has(name)) changed[name] = value;
  return changed;
}

class Walk implements InPlace {
  readonly edits: Edit[] = [];
  readonly lost: string[] = [];

  constructor(
    readonly clause: ClauseId | undefined,
    readonly comparison: Comparison,
  ) {}

  /** Goes through the children of an element that both documents have. */
  children(mine: Y.XmlElement, now: Y.XmlElement): void {
    let place = beginning;
    for (const item of itemsOf(mine)) {
      const type = typeIn(item);
      if (this.comparison.isShared(item)) {
        place = { after: item.id, follows: undefined };
        this.#shared(item, type);
      } else if (this.comparison.isOwn(item) && !item.deleted && type !== undefined) {
        const inserted = new BlockInserted(this.clause, now, type, place);
        this.edits.push(inserted);
        place = { after: place.after, follows: inserted };
      }
    }
  }

  #shared(item: Y.Item, mine: Y.XmlElement | Y.XmlText | undefined): void {
    const there = itemAt(this.comparison.now, item.id);
    const now = there === undefined || there.deleted ? undefined : typeIn(there);
    if (there !== undefined && now !== undefined && item.deleted) {
      this.edits.push(new BlockRemoved(this.clause, this.comparison, there, now));
    } else if (item.deleted || mine === undefined) {
      return;
    } else if (now === undefined) {
      this.lost.push(...ownWords(mine, this.comparison));
    } else if (mine instanceof Y.XmlText && now instanceof Y.XmlText) {
      this.text(mine, now);
    } else if (mine instanceof Y.XmlElement && now instanceof Y.XmlElement) {
      this.children(mine, now);
    }
  }

  text(mine: Y.XmlText, now: Y.XmlText): void {
    let place: Place = beginning;
    let inserted: WordsInserted | undefined;
    let removed: WordsRemoved | undefined;
    let last: WordsInserted | undefined;
    /** Whether something that was there before stands behind what was put in last. */
    let isApart = false;
    const marksNow = new Map<string, unknown>();
    const marksBefore = new Map<string, unknown>();
    for (const item of itemsOf(mine)) {
      const { shared, own } = this.comparison.divide(item);
      const { client, clock } = item.id;
      if (shared > 0) {
        place = { after: Y.createID(client, clock + shared - 1), follows: undefined };
        inserted = undefined;
      }
      if (item.content instanceof Y.ContentFormat) {
        if (!item.deleted) setMark(marksNow, item.content);
        if (own > 0 && (!item.deleted || this.comparison.isOwnDeletion(item)))
          setMark(marksBefore, item.content);
        continue;
      }
      const stretch = { client, from: clock, to: clock + shared };
      if (item.deleted) {
        if (shared > 0) removed = this.#removed(removed, now, stretch);
        continue;
      }
      if (shared > 0) {
        removed = undefined;
        isApart = true;
        this.#marked(now, stretch, change(marksBefore, marksNow));
      }
      const words = wordsIn(item).slice(own);
      if (words === "") continue;
      if (inserted === undefined) {
        inserted = new WordsInserted(this.clause, now, place, last, isApart);
        last = inserted;
        isApart = false;
        this.edits.push(inserted);
        place = { after: place.after, follows: inserted };
      }
      inserted.add(words, Object.fromEntries(marksNow));
    }
  }

  /** Nothing of before is left between words that were taken out: they are one stretch, though in several pieces. */
  #removed(before: WordsRemoved | undefined, now: Y.XmlText, stretch: Stretch): WordsRemoved | undefined {
    if (placesOf(now, stretch).length === 0) return before;
    const removed = before ?? new WordsRemoved(this.clause, now);
    if (before === undefined) this.edits.push(removed);
    removed.add(stretch);
    return removed;
  }

  #marked(now: Y.XmlText, stretch: Stretch, marks: Marks): void {
    if (Object.keys(marks).length > 0) this.edits.push(new WordsMarked(this.clause, now, stretch, marks));
  }
}

function wordsOf(mine: SharedType, part: (item: Y.Item) => string): string[] {
  return [...itemsOf(mine)].flatMap((item) => {
    if (item.deleted) return [];
    const type = typeIn(item);
    if (type !== undefined) return wordsOf(type, part);
    const words = part(item);
    return words === "" ? [] : [words];
  });
}

/** The words of an element that are to be brought over, in the pieces that they were written in. */
export function ownWords(mine: SharedType, comparison: Comparison): string[] {
  return wordsOf(mine, (item) => wordsIn(item).slice(comparison.divide(item).own));
}

/** Those that the server does not have, and that others look after. */
export function foreignWords(mine: SharedType, comparison: Comparison): string[] {
  return wordsOf(mine, (item) => {
    const { shared, own } = comparison.divide(item);
    return wordsIn(item).slice(shared, own);
  });
}

export function inPlace(
  clause: ClauseId | undefined,
  comparison: Comparison,
  mine: Y.XmlElement,
  now: Y.XmlElement,
): InPlace {
  const walk = new Walk(clause, comparison);
  walk.children(mine, now);
  return walk;
}
