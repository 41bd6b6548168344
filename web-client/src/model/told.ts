import type { Holder, Outcome, Stance } from "./brackets";
import type { BracketId, ClauseId, DelegationCode, PackageId, PersonId } from "./ids";
import type { Contested } from "./restoration";
import type { ClauseStatus, DraftingMode } from "./standing";
import type { Taking } from "./taking";

/** What was decided, as far as people in the room are told of it. */
export type ToldDeed =
  | { readonly kind: "status"; readonly clause: ClauseId; readonly status: ClauseStatus }
  | { readonly kind: "mode"; readonly mode: DraftingMode }
  | { readonly kind: "revision"; readonly symbol: string }
  | { readonly kind: "archive"; readonly archived: boolean }
  /** The revision whose numbers hold; undefined where clauses are counted as they stand. */
  | { readonly kind: "numbering"; readonly since: string | undefined }
  /** The first clause of the words that were put in brackets. */
  | {
      readonly kind: "bracket";
      readonly clause: ClauseId;
      readonly holder: Holder;
      /** Whether the words stand for others that are to come. */
      readonly isToCome: boolean;
    }
  | {
      readonly kind: "bracket-hold";
      readonly bracket: BracketId;
      readonly holder: Holder;
      readonly stance: Stance;
    }
  | { readonly kind: "bracket-leave"; readonly bracket: BracketId; readonly holder: Holder }
  | { readonly kind: "bracket-settle"; readonly bracket: BracketId; readonly as: Outcome }
  | { readonly kind: "bracket-again"; readonly bracket: BracketId }
  | { readonly kind: "alternative"; readonly clause: ClauseId; readonly of: ClauseId }
  /** A choice was put back. */
  | { readonly kind: "choice-again"; readonly of: ClauseId }
  /** One of the clauses that compete was chosen; undefined if none was. */
  | { readonly kind: "choice"; readonly of: ClauseId; readonly choose: ClauseId | undefined }
  | { readonly kind: "apart"; readonly clause: ClauseId }
  | { readonly kind: "package" | "package-change"; readonly title: string }
  | { readonly kind: "package-dissolve" }
  | {
      readonly kind: "package-status";
      readonly bundle: PackageId;
      readonly status: ClauseStatus;
      readonly clauses: readonly ClauseId[];
    }
  /** The delegation that is asked, whoever spoke for it. */
  | {
      readonly kind: "confirm";
      readonly clause: ClauseId;
      readonly party: DelegationCode;
      readonly confirms: boolean;
    }
  | ToldOfProposal
  | {
      readonly kind: "restore";
      /** The only clause that was restored; undefined for the whole draft. */
      readonly clause: ClauseId | undefined;
      /** The revision that it reads like now; undefined for another moment. */
      readonly revision: string | undefined;
      /** What was contested then and does not come back; undefined for nothing. */
      readonly left: LeftBehind | undefined;
    };

/** What was decided about a proposal, which is called by the symbol under which it was tabled last. */
export type ToldOfProposal =
  | {
      readonly kind: "proposal";
      readonly symbol: string;
      readonly title: string;
      /** Whether it was tabled before. */
      readonly isAgain: boolean;
    }
  /** Until when they are submitted, or how many are to second one, is otherwise. */
  | { readonly kind: "proposal-rules" }
  /** The delegation that sponsors it, or no more, whoever spoke for it. */
  | {
      readonly kind: "sponsor";
      readonly symbol: string;
      readonly party: DelegationCode;
      readonly joins: boolean;
    }
  | { readonly kind: "withdraw" | "not-taken"; readonly symbol: string }
  | {
      readonly kind: "incorporate";
      readonly symbol: string;
      readonly clauses: readonly ClauseId[];
      readonly as: Taking;
    }
  /** Several became one wording in a clause. */
  | { readonly kind: "streamline"; readonly symbols: readonly string[]; readonly clause: ClauseId };

/** What was contested about a text that was restored and does not come back: the first few, and how many. */
export interface LeftBehind extends Contested {
  readonly bracketCount: number;
  readonly alternativeCount: number;
}

/** A decision that somebody took, as the server tells it to those who are in the room. */
export interface ToldDecision {
  /** Its entry in the record. */
  readonly seq: number;
  readonly at: Date;
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly deed: ToldDeed;
}

const proposalKinds: ReadonlySet<ToldDeed["kind"]> = new Set([
  "proposal-rules",
  "proposal",
  "sponsor",
  "withdraw",
  "not-taken",
  "incorporate",
  "streamline",
]);

/** The entry of the last decision about a proposal; 0 for none. */
export function lastOfProposals(told: readonly ToldDecision[]): number {
  return told.findLast(({ deed }) => proposalKinds.has(deed.kind))?.seq ?? 0;
}

/** Decisions of one person that can be told in one sentence. */
export interface RoomNews {
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  /** The entry of the last of them. */
  readonly seq: number;
  readonly what:
    | Exclude<ToldDeed, { readonly kind: "status" }>
    | { readonly kind: "statuses"; readonly status: ClauseStatus; readonly clauses: readonly ClauseId[] };
}

/** Whether a later decision says what an earlier one said, or the opposite of it. */
function replaces(later: ToldDeed, earlier: ToldDeed): boolean {
  if (later.kind === "mode" || later.kind === "archive" || later.kind === "numbering") {
    return earlier.kind === later.kind;
  }
  return later.kind === "status" && earlier.kind === "status" && later.clause === earlier.clause;
}

/**
 * Gathers decisions into sentences, the latest first: a mode or a status that was decided anew meanwhile is not told, and
 * clauses that one person gave the same status are told together.
 */
export function gather(told: readonly ToldDecision[]): RoomNews[] {
  const valid = told.filter(
    ({ deed }, index) => !told.slice(index + 1).some((later) => replaces(later.deed, deed)),
  );
  const news: RoomNews[] = [];
  for (const { name, delegation, person, seq, deed } of [...valid].reverse()) {
    if (deed.kind !== "status") {
      news.push({ name, delegation, seq, what: deed });
      continue;
    }
    const index = news.findIndex(
      (each) =>
        each.what.kind === "statuses" &&
        each.what.status === deed.status &&
        each.name === name &&
        valid.some((other) => other.seq === each.seq && other.person === person),
    );
    const before = news[index];
    if (before?.what.kind !== "statuses") {
      news.push({
        name,
        delegation,
        seq,
        what: { kind: "statuses", status: deed.status, clauses: [deed.clause] },
      });
    } else {
      news[index] = { ...before, what: { ...before.what, clauses: [deed.clause, ...before.what.clauses] } };
    }
  }
  return news;
}
