import type { PageWords, ReasonWords } from "../words";

/** The language of the page, with all that it says in it. */
export interface Language {
  readonly tag: string;
  readonly words: PageWords;
  readonly reasons: ReasonWords;
}

/** A whole number as one writes it in a language. */
export function countIn({ tag }: Language, count: number | bigint): string {
  return count.toLocaleString(tag);
}

/** A time of the record, in UTC as the record says it and to the second. */
export function timeIn({ tag }: Language, millis: bigint): string {
  const date = new Date(Number(millis));
  if (Number.isNaN(date.getTime())) return `${millis} ms`;
  return `${date.toLocaleString(tag, { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" })} UTC`;
}
