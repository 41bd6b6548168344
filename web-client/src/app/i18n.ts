import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en, fr } from "./locales";

const storageKey = "plenary.language";
const languages = ["en", "fr"] as const;
type Language = (typeof languages)[number];

function isLanguage(value: string | undefined | null): value is Language {
  return languages.some((language) => language === value);
}

/** The language chosen before on this device, else the first of the browser's that we have, else English. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Makes the texts ready and lets `<html lang>` and the device's memory follow the language. */
export async function startI18n(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, fr: { translation: fr } },
    lng: firstLanguage(),
    fallbackLng: "en",
    supportedLngs: languages,
    interpolation: { escapeValue: false },
  });
  i18next.on("languageChanged", (language) => localStorage.setItem(storageKey, language));
}
