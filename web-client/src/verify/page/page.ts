// One page with everything in it, which works from a file and without a network.
import "./page.css";
import { page as englishWords } from "../words/page.en";
import { page as frenchWords } from "../words/page.fr";
import { reasons as englishReasons } from "../words/reasons.en";
import { reasons as frenchReasons } from "../words/reasons.fr";
import type { Language } from "./language";
import { VerifyPage } from "./verifyPage";

const languages: Readonly<Record<"en" | "fr", Language>> = {
  en: { tag: "en", words: englishWords, reasons: englishReasons },
  fr: { tag: "fr", words: frenchWords, reasons: frenchReasons },
};

const page = new VerifyPage(document.querySelector("#page") ?? document.body);
const show = (tag: "en" | "fr") =>
  page.show(languages[tag], () => {
    show(tag === "en" ? "fr" : "en");
  });
show(navigator.language.startsWith("fr") ? "fr" : "en");
