import type * as Y from "yjs";
import { type Cell, mayBeOf, type Written } from "./cells";

/** Letters that are in what was written by chance are fewer. */
const leastNamed = 4;
/** What is joined may have a space before it. */
export const seam = 1;

/** The letters that a change names in the texts right before and behind one in its line, with nothing else between them. */
export interface NamedAround {
  readonly before: string;
  readonly behind: string;
}

export const nothingAround: NamedAround = { before: "", behind: "" };

/**
 * The letters of a text that whoever made a change saw and deleted, as the change names them.
 *
 * Whoever splits or joins lines writes all of them anew in the same change, or what is left when they deleted some before them. A
 * message that the server made of several changes names other letters, too; so does one that tells of all that came to be in a
 * while. Its letters are not those that were written, and it tells nothing. What is left of several texts of one line, between which a
 * footnote was, is written anew as one.
 */
class NamedLetters {
  readonly #places: readonly number[];
  readonly #letters: string;
  readonly #around: NamedAround;

  constructor(cells: readonly Cell[], around: NamedAround) {
    this.#around = around;
    const named = [...cells.entries()].filter(([, { isNamed }]) => isNamed === true);
    this.#places = named.map(([at]) => at);
    this.#letters = named.map(([, { letter }]) => letter).join("");
  }

  get isEmpty(): boolean {
    return this.#places.length === 0;
  }

  /** Where they are in what was written, by their places among the cells; undefined when what was written is not they. */
  findIn(words: string): [cell: number, letter: number][] | undefined {
    const [places, letters] = [this.#places, this.#letters];
    const { before, behind } = this.#around;
    const whole = before + letters + behind;
    const first = words.length - whole.length;
    if (whole !== letters && !this.isEmpty && first >= 0 && first <= seam && words.endsWith(whole))
      return places.map((cell, index) => [cell, first + before.length + index]);
    const isInside = letters.length >= leastNamed || words.length <= letters.length + seam;
    const start = this.isEmpty || !isInside ? -1 : words.lastIndexOf(letters);
    if (start >= 0) return places.map((cell, index) => [cell, start + index]);
    if (words.length < leastNamed || !letters.endsWith(words)) return undefined;
    return places.slice(-words.length).map((cell, index) => [cell, index]);
  }
}

/** The letters of a text that a change names, found in what it wrote; undefined when what it wrote is not they. */
export function namedIn(
  cells: readonly Cell[],
  words: string,
  around: NamedAround = nothingAround,
): [cell: number, letter: number][] | undefined {
  return new NamedLetters(cells, around).findIn(words);
}

/**
 * Cells as what a change names tells of them; undefined where it does not: its letters were not written anew, and the text did not
 * go as one in which nobody saw any.
 *
 * What stays behind the first letter that was copied was not seen: whoever splits a line takes all behind the place with them.
 */
export function asTold(
  text: Y.XmlText,
  cells: readonly Cell[],
  written: readonly Written[],
  {
    own,
    writer,
    around = nothingAround,
  }: { readonly own: number; readonly writer: number | undefined; readonly around?: NamedAround },
): readonly Cell[] | undefined {
  if (cells.some(({ isNamed }) => isNamed === undefined)) return undefined;
  const named = new NamedLetters(cells, around);
  if (named.isEmpty) return text._item?.deleted === true ? cells : undefined;
  const elsewhere = written.filter((run) => mayBeOf(text, run));
  const [first] = elsewhere.flatMap(({ words }) => named.findIn(words)?.slice(0, 1) ?? []);
  if (first === undefined) return undefined;
  const isUnseen = ({ isGone, erasedBy, id }: Cell, at: number) =>
    at > first[0] && !isGone && erasedBy === undefined && id.client !== writer;
  return cells.map((cell, at) =>
    isUnseen(cell, at) ? { ...cell, isNews: true, isFresh: cell.id.client === own } : cell,
  );
}
