import type { TFunction } from "i18next";
import type { FigurePoint, FigureStep } from "../../model/figures";
import { dateFormat } from "../time";

/** What a point of a series is called: its day in UTC, or its revision. */
export function pointName(point: FigurePoint, by: FigureStep, t: TFunction, language: string): string {
  if (by === "day") return dateFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(point.day);
  return point.revisions.at(-1) ?? t("moment.now");
}
