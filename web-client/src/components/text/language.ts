import { createContext, useContext } from "react";
import { directionOf } from "../../model/language";

/** The language of the draft whose text is shown; undefined where it is not known. */
export const TextLanguageContext = createContext<string | undefined>(undefined);

/** What an element that holds words of the draft says of their language: for the voice, the hyphens, the direction. */
export function useTextLanguage(): { readonly lang?: string; readonly dir?: "ltr" | "rtl" } {
  const language = useContext(TextLanguageContext);
  return language === undefined ? {} : { lang: language, dir: directionOf(language) };
}
