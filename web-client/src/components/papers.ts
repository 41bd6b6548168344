import i18next from "i18next";
import { inFrench } from "./frenchSpaces";
import en from "./papers.en.json";
import fr from "./papers.fr.json";

// The words of what leaves the house and comes into it are loaded with the dialogs that say them.
for (const [language, words] of [
  ["en", en],
  ["fr", inFrench(fr)],
] as const) {
  i18next.addResourceBundle(language, "translation", words, true, true);
}
