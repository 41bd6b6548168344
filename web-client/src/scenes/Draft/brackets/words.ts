import type { Anchor } from "../../../model/anchor";
import { oneLine } from "../../../model/oneLine";

const mostShown = 240;

/** The words that anchors quote, on one line. */
export function quoted(on: readonly Anchor[]): string {
  const words = oneLine(on.map(({ quote }) => quote).join(" … "));
  return words.length <= mostShown ? words : `${words.slice(0, mostShown).trimEnd()}…`;
}
