/** How clauses of a proposal come into the draft. */
export const takings = ["PROPOSED", "MERGED", "BRACKETED", "ALTERNATIVE"] as const;
export type Taking = (typeof takings)[number];
