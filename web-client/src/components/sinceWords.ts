import type { TFunction } from "i18next";
import type { News } from "../model/news";
import { ago } from "./time";

const mostNamed = 4;

/** Who did something in a draft since one last had it open, and how much was decided; undefined where nothing was done. */
export function sinceWords(since: News, t: TFunction, language: string): string | undefined {
  if (since.changes + since.decisions === 0) return undefined;
  const { delegations, people, decisions } = since;
  const named = delegations.slice(0, mostNamed);
  const others = delegations.length - named.length;
  const who =
    named.length === 0
      ? t("news.people", { count: people })
      : [named.join(", "), ...(others > 0 ? [t("news.others", { count: others })] : [])].join(" ");
  const what = [who, ...(decisions > 0 ? [t("news.decisions", { count: decisions })] : [])].join(" · ");
  return t("news.since", { ago: ago(since.at, new Date(), language), what });
}
