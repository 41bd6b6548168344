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

/** The language of a process that chose none. */
export const usualLanguage = "en";

const rightToLeftLanguages = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);
const rightToLeftScripts = new Set(["Arab", "Hebr", "Syrc", "Thaa"]);

/** The way in which a language is written, as the server has it for files. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const { language, script } = new Intl.Locale(languageTag(tag) ?? usualLanguage);
  const rightToLeft =
    script === undefined ? rightToLeftLanguages.has(language) : rightToLeftScripts.has(script);
  return rightToLeft ? "rtl" : "ltr";
}

/** What a language is called in another, with a capital where that has such letters; its tag where it has no name. */
export function languageName(tag: string, language: string): string {
  const canonical = languageTag(tag);
  if (canonical === undefined) return tag;
  const name = new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(canonical) ?? tag;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
