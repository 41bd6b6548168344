import type { TFunction } from "i18next";
import { momentFormat } from "../../components/time";
import type { Moment } from "../../model/history";

/** A moment in words: the revision that was issued there, else the time. */
export function momentName(moment: Moment, t: TFunction, language: string): string {
  const time = momentFormat(language).format(moment.at);
  return moment.revision === undefined
    ? t("moment.at", { time, seq: moment.seq })
    : t("moment.revision", { symbol: moment.revision, time });
}
