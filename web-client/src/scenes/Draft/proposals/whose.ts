import type { CSSProperties } from "react";
import { legibleOn, sheets } from "../../../model/color";

/** The colour of a party, legible by day and by night; undefined for those who have none. */
export function whoseStyle(color: string | undefined): CSSProperties | undefined {
  if (color === undefined) return undefined;
  return {
    "--whose": `light-dark(${legibleOn(color, sheets.light)}, ${legibleOn(color, sheets.dark)})`,
  } as CSSProperties;
}
