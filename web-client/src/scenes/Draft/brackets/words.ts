import type { Anchor } from "../../../model/anchor";
import { oneLine } from "../../../model/oneLine";

const mostShown = 240;

/** Words on one line, or the beginning of many. */
export function shortened(words: string): string {
  return words.length <= mostShown ? words : `${words.slice(0, mostShown).trimEnd()}…`;
}

/** The words that anchors quote, on one line. */
export function quoted(on: readonly Anchor[]): string {
  return shortened(oneLine(on.map(({ quote }) => quote).join(" … ")));
}
