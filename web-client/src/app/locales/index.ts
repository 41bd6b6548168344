import accountEn from "./account.en.json";
import accountFr from "./account.fr.json";
import generalEn from "./en.json";
import generalFr from "./fr.json";
import historyEn from "./history.en.json";
import historyFr from "./history.fr.json";
import processEn from "./process.en.json";
import processFr from "./process.fr.json";

/** All texts in English, the language that the others are measured by. */
export const en = { ...generalEn, ...accountEn, ...processEn, ...historyEn };

/** All texts in French. */
export const fr = { ...generalFr, ...accountFr, ...processFr, ...historyFr };

/** The parts of the texts, each in both languages. */
export const parts = [
  [generalEn, generalFr],
  [accountEn, accountFr],
  [processEn, processFr],
  [historyEn, historyFr],
] as const;
