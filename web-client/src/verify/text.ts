/** What counts as blank: spaces that may be broken at, and controls that are white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: some are white space
const blank = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\x00-\x1f\x7f-\x9f]/;

/** Halves of characters that UTF-16 writes in two. */
const halves = /\p{Surrogate}/u;

/** Whether a text has half of a character that UTF-16 writes in two. */
export const hasHalves = (text: string): boolean => halves.test(text);

/** Whether a text is one line: not blank, of so many UTF-16 units at most, without control characters and half characters. */
export function isLine(text: string, mostUnits: number): boolean {
  return text.length <= mostUnits && !blank.test(text) && !controls.test(text) && !halves.test(text);
}

/** Whether a text is one or several lines: as {@link isLine}, and with line feeds. */
export function isLines(text: string, mostUnits: number): boolean {
  return text.length <= mostUnits && !blank.test(text) && isLine(text.replaceAll("\n", "."), mostUnits);
}
