import { barriers } from "../../model/barrier";

/** What somebody did to a clause, from the most telling to the least. */
export const acts = ["deleted", "added", "moved", "changedKind", "wrote", "marked"] as const;
export type Act = (typeof acts)[number];

/**
 * Why something was not brought over: a barrier, or `refused` by the server for another reason, `gone` with the place that it
 * belonged to, `changed` by others too, or it belongs `together` with something that was not brought over.
 */
export const whys = [...barriers, "refused", "gone", "changed", "together"] as const;
export type Why = (typeof whys)[number];
