import { type Folded, fold } from "./folding";

/** What somebody looks for. */
export interface Query {
  readonly words: string;
  /** Case, accents, quotation marks and spaces as they are typed. */
  readonly exact: boolean;
  readonly wholeWords: boolean;
}

/** A stretch of a text: the offsets of its first character and of the one after its last. */
export type Stretch = readonly [from: number, to: number];

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that put no space between words: any place between two letters may be the end of one. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const goesOn = (character: string) => wordCharacter.test(character) && !unspaced.test(character);

function characterBefore(text: string, offset: number): string {
  const unit = text.charCodeAt(offset - 1);
  return text.slice(offset - (unit >= 0xdc00 && unit <= 0xdfff ? 2 : 1), offset);
}

function characterAt(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  return point === undefined ? "" : String.fromCodePoint(point);
}

/** Whether no word goes on over an offset of a text. */
export function isWordEdge(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return true;
  return !(goesOn(characterBefore(text, offset)) && goesOn(characterAt(text, offset)));
}

/** Where a folded text holds the folded words, in its order; no two stretches overlap. */
export function stretchesIn(original: string, folded: Folded, words: string, wholeWords: boolean): Stretch[] {
  const found: Stretch[] = [];
  if (words === "") return found;
  for (let at = folded.text.indexOf(words); at >= 0; ) {
    const last = at + words.length - 1;
    const from = folded.starts === undefined ? at : (folded.starts[at] ?? -1);
    const to = folded.ends === undefined ? last + 1 : (folded.ends[last] ?? -1);
    const fits =
      from >= 0 && to >= 0 && (!wholeWords || (isWordEdge(original, from) && isWordEdge(original, to)));
    if (fits) found.push([from, to]);
    at = folded.text.indexOf(words, fits ? last + 1 : at + 1);
  }
  return found;
}

/** Where a text holds what is looked for. */
export function stretchesOf(original: string, { words, exact, wholeWords }: Query): Stretch[] {
  return stretchesIn(original, fold(original, exact), fold(words, exact).text, wholeWords);
}
