import i18next from "i18next";
import { inFrench } from "../../../components/frenchSpaces";
import en from "./proposals.en.json";
import fr from "./proposals.fr.json";

// The words of proposals are loaded with the pages of a draft.
for (const [language, words] of [
  ["en", en],
  ["fr", inFrench(fr)],
] as const) {
  i18next.addResourceBundle(language, "translation", words, true, true);
}
