import type { Finding } from "./intake";

export const uploadBases = ["named", "equal", "nearest"] as const;
export const uploadChanges = ["CHANGED", "MOVED", "NEW", "REMOVED"] as const;

/** A clause that a file changes. */
export interface UploadedClause {
  readonly clause: string;
  /** "" for one without a number. */
  readonly label: string;
  readonly change: (typeof uploadChanges)[number];
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Where the text that a file was made from is not the draft's. */
export interface UploadDifference {
  readonly label: string;
  readonly file: string | undefined;
  readonly draft: string | undefined;
}

/** What a Word file would be as a proposal. */
export interface UploadedProposal {
  readonly base: {
    readonly at: Date;
    readonly revision: string | undefined;
    readonly how: (typeof uploadBases)[number];
    readonly differs: readonly UploadDifference[];
    readonly differences: number;
  };
  readonly tracked: readonly { readonly author: string; readonly changes: number }[];
  readonly clauses: readonly UploadedClause[];
  readonly same: number;
  readonly restyled: number;
  readonly brackets: number;
  readonly findings: readonly Finding[];
}
