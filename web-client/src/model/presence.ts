import type { DraftId, PersonId } from "./ids";
import type { Participant, Rank } from "./person";

/** Somebody in a draft, on however many devices. */
export interface Present extends Participant {
  readonly id: PersonId;
  readonly rank: Rank | undefined;
  readonly since: Date;
  readonly devices: number;
}

/** Who is where, as far as the server knows. */
export interface PresenceList {
  /** Whether some people, those at other servers, may be missing. */
  readonly degraded: boolean;
  readonly drafts: ReadonlyMap<DraftId, readonly Present[]>;
}
