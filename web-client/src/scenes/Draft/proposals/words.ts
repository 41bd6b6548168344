import type { TFunction } from "i18next";
import { dateFormat } from "../../../components/time";
import { whoOf } from "../../../model/person";
import type { Proposal, Taken } from "../../../model/proposals";

/** How a proposal is called in a sentence: by its symbol, or before it has one, by its title. */
export function proposalName({ symbol, title }: Pick<Proposal, "symbol" | "title">): string {
  return symbol ?? title;
}

/** What a proposal is called where it is read out. */
export function proposalLabel(proposal: Pick<Proposal, "symbol" | "title">, t: TFunction): string {
  const { symbol, title } = proposal;
  return symbol === undefined
    ? t("proposals.draftingName", { title })
    : t("proposals.name", { symbol, title });
}

/** A moment of today by its time, of another day with the day. */
function moment(at: Date, language: string, now: Date): string {
  const isToday = at.toDateString() === now.toDateString();
  return dateFormat(
    language,
    isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" },
  ).format(at);
}

/** How a clause came into the draft: "taken as proposed by Amara Okafor at 14:32". */
export function takenWords(
  { as, at, by, into }: Taken,
  language: string,
  t: TFunction,
  now = new Date(),
): string {
  return t(`proposals.taken.${as}`, { who: whoOf(by), when: moment(at, language, now), into: into ?? "" });
}
