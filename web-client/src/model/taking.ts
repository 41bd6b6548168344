/** How clauses of a proposal come into the draft. */
export const takings = ["PROPOSED", "MERGED", "BRACKETED", "ALTERNATIVE"] as const;
export type Taking = (typeof takings)[number];

/** What became of a clause of a proposal: taken by itself, or made one wording with others. */
export const outcomes = [...takings, "STREAMLINED"] as const;
export type Outcome = (typeof outcomes)[number];
