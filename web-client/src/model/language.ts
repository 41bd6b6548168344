/** Languages that many texts are negotiated in: those of the United Nations first. */
export const commonLanguages = [
  "ar",
  "zh-Hans",
  "en",
  "fr",
  "ru",
  "es",
  "de",
  "fa",
  "he",
  "hi",
  "id",
  "it",
  "ja",
  "ko",
  "pt",
  "sw",
  "tr",
  "uk",
  "ur",
] as const;

/** The most characters of a tag that the server takes. */
export const longestTag = 35;

/** A tag of BCP 47 in its usual spelling; undefined for what is none. */
export function languageTag(text: string): string | undefined {
  const tag = text.trim();
  if (tag === "" || tag.length > longestTag) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** What a language is called in another, with a capital where that has such letters; its tag where it has no name. */
export function languageName(tag: string, language: string): string {
  const canonical = languageTag(tag);
  if (canonical === undefined) return tag;
  const name = new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(canonical) ?? tag;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
