import * as Y from "yjs";
import type { Copy } from "./copies";
import type { MovedText, Moves } from "./moves";
import { freshRuns, isOpenAt, type Stranded } from "./stranded";

/** What stands beside words: a letter of a text, or an element in a line. */
type Beside =
  | { readonly text: Y.XmlText; readonly at: number }
  | { readonly element: Y.XmlElement; readonly side: "before" | "behind" };

/**
 * Words of this person's own in a text of their own, which another's move left behind or took away.
 *
 * What is typed between the edge of a line and a footnote, or between two footnotes, comes into a new text. Who splits or joins the
 * line at that moment does not know of it:
 *
 *     One ⟨note⟩·XYZ      somebody splits before the footnote, not knowing XYZ, which is a text of its own
 *     One XYZ | ⟨note⟩    what the shared text says then
 *     One | ⟨note⟩XYZ     what both meant
 *
 * There is no letter around it in the same text to tell its place by. So it goes to what stood beside it in the line: to the footnote,
 * which is known by the letters in it, or to the text on its other side.
 */
export interface Lone extends Omit<Stranded, "to"> {
  readonly beside: Beside;
}

const typeIn = ({ content }: Y.Item): unknown =>
  content instanceof Y.ContentType ? content.type : undefined;

/** The element of a line that a deleted one was written anew as. */
function newElement(old: Y.XmlElement, moves: Moves): Y.XmlElement | undefined {
  for (let item = old._start; item !== null; item = item.right) {
    const text = typeIn(item);
    if (!(text instanceof Y.XmlText)) continue;
    const parent = moves.of(text).copies[0]?.written.text.parent;
    if (parent instanceof Y.XmlElement && parent.nodeName === old.nodeName) return parent;
  }
  return undefined;
}

function edgeOf({ written, places }: Copy, side: "before" | "behind"): Beside | undefined {
  const ats = [...places.values()].map((letter) => written.ats[letter] ?? 0);
  if (ats.length === 0) return undefined;
  return { text: written.text, at: side === "before" ? Math.min(...ats) : Math.max(...ats) + 1 };
}

class LoneTexts {
  readonly #transaction: Y.Transaction;
  readonly #moves: Moves;

  constructor(transaction: Y.Transaction, moves: Moves) {
    this.#transaction = transaction;
    this.#moves = moves;
  }

  #wentNow(item: Y.Item): boolean {
    return Y.isDeleted(this.#transaction.deleteSet, item.id);
  }

  /** What a neighbour became, that the transaction moved; undefined where it did not. */
  #moved(item: Y.Item, side: "before" | "behind"): Beside | undefined {
    const type = typeIn(item);
    if (type instanceof Y.XmlText) {
      const [fullest] = this.#moves.of(type).copies;
      return fullest && edgeOf(fullest, side);
    }
    const element = type instanceof Y.XmlElement ? newElement(type, this.#moves) : undefined;
    return element && { element, side };
  }

  /** Whether all of a text is so new that whoever made the transaction knew nothing of it. */
  #isLone({ cells, copies }: MovedText): boolean {
    return copies.length === 0 && cells.length > 0 && cells.every(({ isNews }) => isNews);
  }

  /** What stands beside a text that went with its line. */
  #besideGone(item: Y.Item): Beside | undefined {
    for (let left = item.left; left !== null; left = left.left) {
      const found = this.#wentNow(left) ? this.#moved(left, "behind") : undefined;
      if (found !== undefined) return found;
    }
    for (let { right } = item; right !== null; right = right.right) {
      const found = this.#wentNow(right) ? this.#moved(right, "before") : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The element right behind which a text that is still there was typed, where it is now. */
  #besideLeft(item: Y.Item): Beside | undefined {
    for (let { left } = item; left !== null; left = left.left) {
      if (this.#wentNow(left) && typeIn(left) instanceof Y.XmlElement) return this.#moved(left, "behind");
      if (!left.deleted) {
        const text = typeIn(left);
        const isOwn = text instanceof Y.XmlText && this.#isLone(this.#moves.of(text));
        if (!isOwn) return undefined;
      }
    }
    return undefined;
  }

  /** What this person typed in a text; others look after what they typed there. */
  in(text: Y.XmlText): Lone[] {
    const item = text._item;
    const moved = this.#moves.of(text);
    const runs = freshRuns(moved.cells);
    if (item === null || runs.length === 0 || !this.#isLone(moved)) return [];
    const beside = item.deleted ? this.#besideGone(item) : this.#besideLeft(item);
    if (beside === undefined) return [];
    return runs.map((run): Lone => {
      const letters = moved.cells.slice(...run);
      const words = letters.map(({ letter }) => letter).join("");
      const from = item.deleted ? undefined : { text, at: letters[0]?.at ?? 0 };
      return { words, ids: letters.map(({ id }) => id), from, beside };
    });
  }
}

/** The texts of lines that a transaction deleted, or in which it did. */
function textsAt(transaction: Y.Transaction): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item)) return;
    const type = typeIn(struct);
    if (type instanceof Y.XmlText) texts.add(type);
    if (!(type instanceof Y.XmlElement) || !(struct.parent instanceof Y.XmlElement)) return;
    for (let { right } = struct; right !== null; right = right.right) {
      const text = typeIn(right);
      if (text instanceof Y.XmlText && !right.deleted) texts.add(text);
    }
  });
  return texts;
}

/** This person's words that stand alone and belong beside what a transaction moved, where the clause is open. */
export function loneIn(
  transaction: Y.Transaction,
  moves: Moves,
  root: Y.XmlFragment,
  isClosed: (clause: string) => boolean,
): Lone[] {
  if (!moves.hasAny) return [];
  const lone = new LoneTexts(transaction, moves);
  return [...textsAt(transaction)].flatMap((text) => {
    const found = lone.in(text);
    return found.filter(({ beside }) =>
      isOpenAt("text" in beside ? beside.text : beside.element, root, isClosed),
    );
  });
}

/** Finds the place of words that stand alone; beside an element, it may have to make a text for them. */
export function placed({ beside, ...lone }: Lone): Stranded[] {
  if ("text" in beside) return [{ ...lone, to: beside }];
  const { element, side } = beside;
  const { parent } = element;
  if (!(parent instanceof Y.XmlElement)) return [];
  const index = parent.toArray().indexOf(element) + (side === "behind" ? 1 : 0);
  const next: unknown = side === "behind" ? parent.get(index) : undefined;
  if (next instanceof Y.XmlText) return [{ ...lone, to: { text: next, at: 0 } }];
  // At the end of the text before the element somebody may be typing a word: nothing comes into that.
  const text = new Y.XmlText();
  parent.insert(index, [text]);
  return [{ ...lone, to: { text, at: 0 } }];
}
