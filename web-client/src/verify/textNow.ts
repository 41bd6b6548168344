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
  /** Whether some of these units are in a clause. */
  areIn(clause: string, units: readonly Units[]): boolean;
}

/** What the edit right behind a decision, which belongs to it, has to do: told of the text that it has made. */
export type Announcement = (after: TextNow) => void;
