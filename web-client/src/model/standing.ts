import type { Agreement, Packages } from "./agreement";
import { type Alternative, type AlternativesChoice, noAlternatives } from "./alternatives";
import { type Brackets, noBrackets } from "./brackets";
import type { ClauseId, DelegationCode, PersonId } from "./ids";
import { type NumberingPlan, runningNumbers } from "./numberingPlan";

/** How far the negotiation of a clause has come, in the order in which an overview lists them. */
export const clauseStatuses = [
  "ADOPTED",
  "AGREED",
  "AGREED_AD_REFERENDUM",
  "BRACKETED",
  "OPEN",
  "PARKED",
] as const;
export type ClauseStatus = (typeof clauseStatuses)[number];

/** Who drafts now: everybody whose rights say so, the chair and the secretariat alone, or nobody. */
export const draftingModes = ["EVERYBODY", "CHAIR", "CLOSED"] as const;
export type DraftingMode = (typeof draftingModes)[number];

/** What was last decided of a clause, by whom and when. */
export interface Decision {
  readonly status: ClauseStatus;
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly at: Date;
  readonly reason: string | undefined;
  /** What an agreement ad referendum depends on. Absent where there is nothing to say of it. */
  readonly agreement?: Agreement | undefined;
}

/** Numbers that hold since a revision. */
export interface HeldSince {
  readonly symbol: string;
  readonly plan: NumberingPlan;
}

/** What holds for a draft at a point of its record: the mode, and the last decision of each clause that has one. */
export interface Standing {
  readonly seq: number;
  readonly mode: DraftingMode;
  /** Among the archived drafts, in which nobody changes or decides anything. */
  readonly archived: boolean;
  readonly clauses: ReadonlyMap<ClauseId, Decision>;
  /** Absent where clauses are counted as they stand. */
  readonly numbers?: HeldSince | undefined;
  /** Absent where there are none. */
  readonly brackets?: Brackets | undefined;
  /** The clauses that compete, the oldest first. Absent where there are none. */
  readonly alternatives?: readonly Alternative[] | undefined;
  /** The choices among such that may be put back, the oldest first. Absent where there are none. */
  readonly choices?: readonly AlternativesChoice[] | undefined;
  /** Absent where there are none. */
  readonly packages?: Packages | undefined;
}

const plans = new WeakMap<
  readonly Alternative[],
  { readonly of: HeldSince | undefined; plan: NumberingPlan }
>();

/** By what the clauses of a draft are numbered; the same as long as that is so. */
export function numberingPlanOf(standing: Standing | undefined): NumberingPlan {
  const { numbers, alternatives = noAlternatives } = standing ?? {};
  if (alternatives.length === 0) return numbers?.plan ?? runningNumbers;
  const known = plans.get(alternatives);
  if (known !== undefined && known.of === numbers) return known.plan;
  const plan = {
    ...numbers?.plan,
    alternatives: new Map(alternatives.map(({ clause, of }) => [clause, of])),
  };
  plans.set(alternatives, { of: numbers, plan });
  return plan;
}

/** What one person may do in a draft now. The status of a clause is not taken into account. */
export interface Rights {
  /** May change something. */
  readonly mayWrite: boolean;
  /** May decide: the status of clauses, the mode, who has access. */
  readonly mayDecide: boolean;
  /** May add, delete and move clauses. */
  readonly mayArrange: boolean;
  /** May hold brackets for their own delegation; who decides may for any. Absent: no. */
  readonly mayBracket?: boolean | undefined;
  /** The clauses that may be changed; undefined when that is the whole draft. */
  readonly clauses: ReadonlySet<ClauseId> | undefined;
}

/** What was last decided of a clause. */
export function decidedStatus(clause: ClauseId, standing: Standing | undefined): ClauseStatus {
  return standing?.clauses.get(clause)?.status ?? "OPEN";
}

/** The status that a clause is shown with: one about which nothing else was decided is bracketed while brackets stand in it. */
export function statusOf(clause: ClauseId, standing: Standing | undefined): ClauseStatus {
  const decided = decidedStatus(clause, standing);
  const isBracketed = decided === "OPEN" && (standing?.brackets ?? noBrackets).byClause.has(clause);
  return isBracketed ? "BRACKETED" : decided;
}

/** Whether brackets stand in a clause that is shown with another status: both are so, and both are to be seen. */
export function isBracketedToo(clause: ClauseId, standing: Standing | undefined): boolean {
  const isBracketed = (standing?.brackets ?? noBrackets).byClause.has(clause);
  return isBracketed && statusOf(clause, standing) !== "BRACKETED";
}

/** A status that somebody gives a clause. BRACKETED is none: a clause has it while brackets stand in it. */
export type GivenStatus = Exclude<ClauseStatus, "BRACKETED">;

const transitions: Readonly<Record<ClauseStatus, readonly GivenStatus[]>> = {
  OPEN: ["AGREED_AD_REFERENDUM", "AGREED", "PARKED"],
  BRACKETED: ["OPEN", "AGREED_AD_REFERENDUM", "AGREED", "PARKED"],
  AGREED_AD_REFERENDUM: ["AGREED", "OPEN", "PARKED"],
  AGREED: ["ADOPTED", "OPEN"],
  ADOPTED: ["OPEN"],
  PARKED: ["OPEN"],
};

/** The statuses that a clause may be given next. */
export function nextStatuses(from: ClauseStatus): readonly GivenStatus[] {
  return transitions[from];
}

/** Whether a step takes back what was agreed, so that it must be given a reason. */
export function needsReason(from: ClauseStatus, to: ClauseStatus): boolean {
  switch (from) {
    case "AGREED":
    case "AGREED_AD_REFERENDUM":
    case "ADOPTED":
      return to === "OPEN";
    default:
      return false;
  }
}

const bindingStatuses = ["AGREED_AD_REFERENDUM", "AGREED", "ADOPTED"] as const;
/** The statuses by which something is agreed: given to a clause, they bind everybody and are not taken back in silence. */
export type BindingStatus = (typeof bindingStatuses)[number];

export function isBinding(status: ClauseStatus): status is BindingStatus {
  return (bindingStatuses as readonly ClauseStatus[]).includes(status);
}

/** The step that comes next on the way of a clause to its adoption; undefined at its end. */
export function stepForward(from: ClauseStatus): GivenStatus | undefined {
  switch (from) {
    case "ADOPTED":
      return undefined;
    case "AGREED":
      return "ADOPTED";
    case "PARKED":
      return "OPEN";
    default:
      return "AGREED";
  }
}

/** The longest reason that the server takes, in characters. */
export const longestReason = 1000;
