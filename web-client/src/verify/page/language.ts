import type { PageWords, ReasonWords } from "../words";

/** The language of the page, with all that it says in it. */
export interface Language {
  readonly tag: string;
  readonly words: PageWords;
  readonly reasons: ReasonWords;
}

/** A whole number as one writes it in a language. */
export function countIn(language: Language, count: number | bigint): string {
  return count.toLocaleString(placeOf(language));
}

/** The browser's own way of the language, such as that of a country, if it is of this language. */
function placeOf({ tag }: Language): string {
  return navigator.language.startsWith(tag) ? navigator.language : tag;
}

/** A time of the record, in UTC as the record says it and to the second. */
export function timeIn(language: Language, millis: bigint): string {
  const date = new Date(Number(millis));
  if (Number.isNaN(date.getTime())) return `${millis} ms`;
  return `${date.toLocaleString(placeOf(language), { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" })} UTC`;
}
