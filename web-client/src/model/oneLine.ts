/** A text on one line, without spaces around it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
