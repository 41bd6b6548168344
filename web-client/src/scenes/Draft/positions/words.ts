import type { TFunction } from "i18next";
import { type PositionCounts, positionValues } from "../../../model/positions";

/** How many stand where, in words: "3 support, 1 opposes". */
export function countsInWords(counts: PositionCounts, t: TFunction): string {
  return positionValues
    .filter((value) => counts.has(value))
    .map((value) => t(`positions.counts.${value}`, { count: counts.get(value) ?? 0 }))
    .join(", ");
}
