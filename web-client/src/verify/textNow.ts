import type { NumberedClause } from "./numbers";
import type { Anchor, Units } from "./passage";

/** A draft's text, as far as decisions are about it. */
export interface TextNow {
  /** Whether it has a clause with this id. */
  has(clause: string): boolean;
  /** Whether two of its clauses are of the same kind and have the same in them. */
  isCopy(clause: string, of: string): boolean;
  /** Its fingerprint, and its clauses in order. */
  read(): { readonly fingerprint: string; readonly clauses: readonly NumberedClause[] };
  /** The units that an anchor holds, none of a whole clause; undefined if it does not fit. */
  unitsOf(anchor: Anchor): readonly Units[] | undefined;
  /** The clock behind the last unit of a client that is there; 0 if there is none. */
  endOf(client: number): number;
  /** Whether some of these units are in a clause. */
  areIn(clause: string, units: readonly Units[]): boolean;
}

/** What an edit that belongs to a decision has to do: told of the text that it has made. */
export type Announcement = (after: TextNow) => void;

/** An edit that stands behind a decision, since it belongs to it. */
export interface AnnouncedEdit {
  /** Whose it is. */
  readonly by: string;
  readonly requireDone: Announcement;
}
