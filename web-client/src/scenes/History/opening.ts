import type { Story } from "./useStory";

/** What the page opens on: what changed since the newest revision, or what that one brought while nothing did. */
export function beginsWith({ revisions, timeline }: Pick<Story, "revisions" | "timeline">): {
  readonly from: string;
  readonly to: string;
} {
  const seed = `seq:${timeline.first.seq}`;
  const [latest, former] = [revisions.at(-1), revisions.at(-2)];
  if (latest === undefined) return { from: seed, to: "now" };
  const goesOn = timeline.activity.some(({ seq, edits }) => seq > latest.seq && edits > 0);
  return goesOn ? { from: latest.symbol, to: "now" } : { from: former?.symbol ?? seed, to: latest.symbol };
}
