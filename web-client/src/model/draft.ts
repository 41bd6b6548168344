import type { StandingCounts } from "./figures";
import type { DraftId, LineageId } from "./ids";
import type { OriginalFile } from "./intake";
import type { News } from "./news";
import type { DraftingMode } from "./standing";

/** The newest revision of a draft, as lists of drafts name it. */
export interface LatestRevision {
  readonly number: number;
  readonly symbol: string;
  readonly issuedAt: Date;
}

export interface DraftSummary extends StandingCounts {
  readonly id: DraftId;
  readonly title: string;
  readonly processName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** How many people are in the room now. */
  readonly people: number;
  /** Who drafts now. */
  readonly mode: DraftingMode;
  /** Among the archived ones: nobody changes or decides anything in it. */
  readonly archived: boolean;
  /** May put it there, and bring it back. */
  readonly mayArchive: boolean;
  readonly lineage: LineageId;
  /** Undefined while none was issued. */
  readonly revision: LatestRevision | undefined;
  /** The newest entry of its record. */
  readonly seq: number;
  /** Undefined for one that one never had open. */
  readonly since: News | undefined;
}

export interface DraftDetails extends DraftSummary {
  /** Version of the document's schema that the server holds. */
  readonly schema: number;
  readonly mayWrite: boolean;
  /** May decide: the status of clauses, revisions, what is restored. */
  readonly mayDecide: boolean;
  /** The language that the text is negotiated in, a tag of BCP 47. */
  readonly language: string;
  /** The file that the draft was made from; undefined for one that was begun here. */
  readonly original: OriginalFile | undefined;
}

/** Version of the document's schema that this client reads and writes. */
export const schemaVersion = 3;
