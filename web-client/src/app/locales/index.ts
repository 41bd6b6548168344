import { inFrench } from "../../components/frenchSpaces";
import type papersEn from "../../components/papers.en.json";
import type proposalsEn from "../../scenes/Draft/proposals/proposals.en.json";
import accountEn from "./account.en.json";
import accountFr from "./account.fr.json";
import agreementEn from "./agreement.en.json";
import agreementFr from "./agreement.fr.json";
import alternativesEn from "./alternatives.en.json";
import alternativesFr from "./alternatives.fr.json";
import bracketsEn from "./brackets.en.json";
import bracketsFr from "./brackets.fr.json";
import commentsEn from "./comments.en.json";
import commentsFr from "./comments.fr.json";
import contestedEn from "./contested.en.json";
import contestedFr from "./contested.fr.json";
import generalEn from "./en.json";
import findingEn from "./finding.en.json";
import findingFr from "./finding.fr.json";
import generalFr from "./fr.json";
import hindrancesEn from "./hindrances.en.json";
import hindrancesFr from "./hindrances.fr.json";
import historyEn from "./history.en.json";
import historyFr from "./history.fr.json";
import movingEn from "./moving.en.json";
import movingFr from "./moving.fr.json";
import pasteEn from "./paste.en.json";
import pasteFr from "./paste.fr.json";
import positionsEn from "./positions.en.json";
import positionsFr from "./positions.fr.json";
import problemsEn from "./problems.en.json";
import problemsFr from "./problems.fr.json";
import processEn from "./process.en.json";
import processFr from "./process.fr.json";
import roomEn from "./room.en.json";
import roomFr from "./room.fr.json";
import standsEn from "./stands.en.json";
import standsFr from "./stands.fr.json";

/** The texts that every page has, in English, the language that the others are measured by. */
export const en = {
  ...generalEn,
  ...accountEn,
  ...processEn,
  ...historyEn,
  ...roomEn,
  ...findingEn,
  ...movingEn,
  ...pasteEn,
  ...bracketsEn,
  ...commentsEn,
  ...contestedEn,
  ...standsEn,
  ...alternativesEn,
  ...agreementEn,
  ...positionsEn,
  ...hindrancesEn,
  ...problemsEn,
};

/** The texts that every page has, in French. */
export const fr = inFrench({
  ...generalFr,
  ...accountFr,
  ...processFr,
  ...historyFr,
  ...roomFr,
  ...findingFr,
  ...movingFr,
  ...pasteFr,
  ...bracketsFr,
  ...commentsFr,
  ...contestedFr,
  ...standsFr,
  ...alternativesFr,
  ...agreementFr,
  ...positionsFr,
  ...hindrancesFr,
  ...problemsFr,
});

/** All texts, with those that come when they are first wanted. */
export type Words = typeof en & typeof papersEn & typeof proposalsEn;

/** The parts of the texts that every page has, each in both languages. */
export const parts = [
  [generalEn, generalFr],
  [agreementEn, agreementFr],
  [accountEn, accountFr],
  [processEn, processFr],
  [historyEn, historyFr],
  [roomEn, roomFr],
  [findingEn, findingFr],
  [movingEn, movingFr],
  [pasteEn, pasteFr],
  [bracketsEn, bracketsFr],
  [commentsEn, commentsFr],
  [contestedEn, contestedFr],
  [standsEn, standsFr],
  [alternativesEn, alternativesFr],
  [positionsEn, positionsFr],
  [hindrancesEn, hindrancesFr],
  [problemsEn, problemsFr],
] as const;
