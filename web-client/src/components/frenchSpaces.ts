const noBreak = "\u00a0";
const narrow = "\u202f";

/** The spaces that French has before some signs, which the signs never leave: the texts are written with ordinary ones. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ (?=[;?!](?!\w))/g, narrow)
    .replace(/ (?=:(?!\S))/g, noBreak)
    .replace(/« /g, `«${noBreak}`)
    .replace(/ »/g, `${noBreak}»`);
}

/** Texts of any depth with {@link frenchSpaces}. */
export function inFrench<Texts extends object>(texts: Texts): Texts {
  const spaced = Object.entries(texts).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "string" ? frenchSpaces(value) : inFrench(value as object),
  ]);
  return Object.fromEntries(spaced) as Texts;
}
