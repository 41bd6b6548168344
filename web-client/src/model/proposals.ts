import {
  type ClauseId,
  clauseId,
  type DelegationCode,
  type DraftId,
  delegationCode,
  draftId,
  type LineageId,
  lineageId,
  type ProposalId,
  proposalId,
} from "./ids";
import type { JsonReader } from "./json";
import { readDelegationCode } from "./readDelegation";
import { type Outcome, outcomes } from "./taking";

/** What became of a proposal, in the order in which a list has them. */
export const proposalStates = [
  "DRAFTING",
  "SUBMITTED",
  "REVISED",
  "PARTLY_INCORPORATED",
  "INCORPORATED",
  "NOT_TAKEN",
  "WITHDRAWN",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export const proposedChanges = ["CHANGED", "NEW", "REMOVED"] as const;
export type ProposedChange = (typeof proposedChanges)[number];

export const proposerKinds = ["DELEGATION", "GROUP", "CHAIR"] as const;

/** In whose name a proposal is made; the chair, who leads the draft, has no code. */
export interface Proposer {
  readonly kind: (typeof proposerKinds)[number];
  readonly code: string | undefined;
}

/** Who did something, as the record names them. */
export interface Doer {
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
}

/** That a clause of a proposal came into the draft. */
export interface Taken {
  readonly as: Outcome;
  readonly at: Date;
  readonly by: Doer;
  /** What the clause is called in which it became one wording with others. */
  readonly into: string | undefined;
}

/** A clause that a proposal changes. */
export interface ProposedClause {
  readonly clause: ClauseId;
  /** How it is called in the draft, or where the draft has it not, in the proposal. */
  readonly label: string;
  readonly change: ProposedChange;
  /** Whether the draft reads otherwise there than when the proposal was made. */
  readonly collides: boolean;
  /** Undefined while it is not in the draft. */
  readonly taken: Taken | undefined;
}

/** A proposal, as far as its reader may know of it. */
export interface Proposal {
  readonly id: ProposalId;
  readonly title: string;
  readonly by: Proposer;
  readonly state: ProposalState;
  /** Undefined before it was submitted; the number counts within the draft. */
  readonly number: number | undefined;
  readonly revision: number | undefined;
  readonly symbol: string | undefined;
  readonly rationale: string | undefined;
  readonly submittedAt: Date | undefined;
  readonly submittedBy: Doer | undefined;
  readonly sponsors: readonly DelegationCode[];
  /** Whether it was submitted when it was too late. */
  readonly late: boolean;
  /** How many more delegations are to sponsor it before it is taken. */
  readonly needs: number;
  readonly clauses: readonly ProposedClause[];
  /** Whether the reader may open its branch. */
  readonly member: boolean;
  /** Whether the reader may edit that. */
  readonly writes: boolean;
  /** Whether the reader may submit and withdraw it. */
  readonly speaks: boolean;
  /** Whether the branch has edits that were not submitted. Others than members are never told of such. */
  readonly newer: boolean;
  /** The delegations that are invited to read the branch. */
  readonly invited: readonly DelegationCode[];
  /** The lineage of the branch; undefined where the server does not tell it. */
  readonly lineage: LineageId | undefined;
}

export const lateRules = ["REFUSED", "MARKED"] as const;
export type LateRule = (typeof lateRules)[number];

/** The most seconders that can be asked for. */
export const mostSeconders = 20;

/** Until when proposals are submitted, and how many delegations are to sponsor one before it is taken. */
export interface ProposalRules {
  readonly opens: Date | undefined;
  readonly closes: Date | undefined;
  /** The time zone in which these were said, by its IANA name; there with one of them, and only then. */
  readonly zone: string | undefined;
  readonly late: LateRule;
  readonly seconders: number;
}

/** Those of a server that does not tell any. */
export const noProposalRules: ProposalRules = {
  opens: undefined,
  closes: undefined,
  zone: undefined,
  late: "REFUSED",
  seconders: 0,
};

export function readProposalRules(rules: JsonReader): ProposalRules {
  return {
    opens: rules.optionalDate("opens"),
    closes: rules.optionalDate("closes"),
    zone: rules.optionalString("zone"),
    late: rules.oneOf("late", lateRules),
    seconders: rules.number("seconders"),
  };
}

/** The proposals of a draft, and in whose names the reader may begin one. */
export interface ToldProposals {
  readonly proposals: readonly Proposal[];
  readonly proposers: readonly Proposer[];
  readonly rules: ProposalRules;
}

/** The most characters that the server takes. */
export const longestProposalTitle = 200;
export const longestRationale = 10_000;

export function readProposer(by: JsonReader): Proposer {
  return { kind: by.oneOf("kind", proposerKinds), code: by.optionalString("code") };
}

function readDoer(doer: JsonReader): Doer {
  return { name: doer.string("name"), delegation: readDelegationCode(doer) };
}

function readClause(clause: JsonReader): ProposedClause {
  const taken = clause.optionalObject("taken");
  return {
    clause: clauseId(clause.string("clause")),
    label: clause.string("label"),
    change: clause.oneOf("change", proposedChanges),
    collides: clause.boolean("collides"),
    taken: taken && {
      as: taken.oneOf("as", outcomes),
      at: taken.millis("at"),
      by: readDoer(taken.object("by")),
      into: taken.optionalObject("into")?.string("label"),
    },
  };
}

export function readProposal(proposal: JsonReader): Proposal {
  const lineage = proposal.optionalString("lineage");
  const submittedBy = proposal.optionalObject("submittedBy");
  return {
    id: proposalId(proposal.string("id")),
    title: proposal.string("title"),
    by: readProposer(proposal.object("by")),
    state: proposal.oneOf("state", proposalStates),
    number: proposal.optionalNumber("number"),
    revision: proposal.optionalNumber("revision"),
    symbol: proposal.optionalString("symbol"),
    rationale: proposal.optionalString("rationale"),
    submittedAt: proposal.has("submittedAt") ? proposal.millis("submittedAt") : undefined,
    submittedBy: submittedBy && readDoer(submittedBy),
    sponsors: proposal.strings("sponsors").map(delegationCode),
    late: proposal.optionalBoolean("late") ?? false,
    needs: proposal.optionalNumber("needs") ?? 0,
    clauses: proposal.array("clauses", readClause),
    member: proposal.boolean("member"),
    writes: proposal.boolean("writes"),
    speaks: proposal.boolean("speaks"),
    newer: proposal.optionalBoolean("newer") ?? false,
    invited: (proposal.optionalStrings("invited") ?? []).map(delegationCode),
    lineage: lineage === undefined ? undefined : lineageId(lineage),
  };
}

export function readToldProposals(told: JsonReader): ToldProposals {
  const rules = told.optionalObject("rules");
  return {
    proposals: told.array("proposals", readProposal),
    proposers: told.array("for", readProposer),
    rules: rules === undefined ? noProposalRules : readProposalRules(rules),
  };
}

/** A proposal by itself, with the draft that it is about. */
export interface ProposalOfDraft {
  readonly draft: DraftId;
  readonly proposal: Proposal;
}

export function readProposalOfDraft(told: JsonReader): ProposalOfDraft {
  return { draft: draftId(told.string("draft")), proposal: readProposal(told) };
}

/** A clause three ways, in plain words with a line end between paragraphs; undefined where it is not there. */
export interface ThreeWays {
  readonly clause: ClauseId;
  readonly label: string;
  readonly change: ProposedChange;
  readonly collides: boolean;
  /** As the draft read when the proposal was made. */
  readonly base: string | undefined;
  /** As the draft reads. */
  readonly now: string | undefined;
  readonly proposal: string | undefined;
  /** The proposal's changes made to what the draft reads. */
  readonly merged: string | undefined;
}

export function readThreeWays(told: JsonReader): ThreeWays {
  return {
    clause: clauseId(told.string("clause")),
    label: told.string("label"),
    change: told.oneOf("change", proposedChanges),
    collides: told.boolean("collides"),
    base: told.optionalString("base"),
    now: told.optionalString("now"),
    proposal: told.optionalString("proposal"),
    merged: told.optionalString("merged"),
  };
}

/** A clause that a branch changes, and that was changed in the draft since the proposal was made or last submitted. */
export interface MovedClause {
  readonly clause: ClauseId;
  readonly label: string;
  readonly change: ProposedChange;
  /** The entry of the draft's record by which it was changed last; when that was, and by whom. */
  readonly seq: number;
  readonly at: Date;
  readonly by: Doer;
}

export function readMovedText(told: JsonReader): readonly MovedClause[] {
  return told.array("clauses", (each) => ({
    clause: clauseId(each.string("clause")),
    label: each.string("label"),
    change: each.oneOf("change", proposedChanges),
    seq: each.number("seq"),
    at: new Date(each.number("at")),
    by: readDoer(each.object("by")),
  }));
}

/** A clause of the whole text that a draft has with a proposal, in plain words with a line end between paragraphs. */
export interface ReadClause {
  readonly id: ClauseId;
  readonly kind: string;
  readonly number: string;
  /** Undefined of one that is taken out. */
  readonly text: string | undefined;
  /** What the draft read; undefined of one that is new. */
  readonly before: string | undefined;
}

/** The whole text with a proposal, and in their places the clauses that it takes out. */
export function readProposalText(told: JsonReader): readonly ReadClause[] {
  const clauses = told.array("clauses", (each): ReadClause => {
    const text = each.string("text");
    const isOther = each.names("before");
    return {
      id: clauseId(each.string("id")),
      kind: each.string("kind"),
      number: each.string("number"),
      text,
      before: isOther ? each.optionalString("before") : text,
    };
  });
  const removed = told.array("removed", (each) => ({
    after: each.optionalString("after"),
    clause: {
      id: clauseId(each.string("id")),
      kind: each.string("kind"),
      number: each.string("number"),
      text: undefined,
      before: each.string("text"),
    },
  }));
  const behind = (id: string | undefined) =>
    removed.filter(({ after }) => after === id).map(({ clause }) => clause);
  return [...behind(undefined), ...clauses.flatMap((clause) => [clause, ...behind(clause.id)])];
}

/** Whether a proposal is before everybody, and something of it can still be taken. */
export function isPending({ state }: Pick<Proposal, "state">): boolean {
  return state === "SUBMITTED" || state === "REVISED" || state === "PARTLY_INCORPORATED";
}

/** Whether a proposal may still be submitted, for the first time or again. */
export function isUnfinished({ state }: Pick<Proposal, "state">): boolean {
  return state !== "INCORPORATED" && state !== "WITHDRAWN";
}

/** Whether two proposers are the same one. */
export function isSameProposer(one: Proposer, other: Proposer): boolean {
  return one.kind === other.kind && one.code === other.code;
}

/** What of a proposal can be taken. */
export function untaken(proposal: Pick<Proposal, "clauses" | "state">): readonly ProposedClause[] {
  return isPending(proposal) ? proposal.clauses.filter(({ taken }) => taken === undefined) : [];
}

/** What of a proposal can be taken as it stands, because the draft reads there as it did when the proposal was made. */
export function clearClauses(proposal: Pick<Proposal, "clauses" | "state">): readonly ProposedClause[] {
  return untaken(proposal).filter(({ collides }) => !collides);
}

/** The proposals that are open on a clause: before everybody and not taken there, or being drafted by the reader's side. */
export function openOn(proposals: readonly Proposal[], clause: ClauseId): readonly Proposal[] {
  return proposals.filter((proposal) => {
    const open = proposal.state === "DRAFTING" ? proposal.clauses : untaken(proposal);
    return open.some((each) => each.clause === clause);
  });
}

/** How many proposals are open on each clause. */
export function openByClause(proposals: readonly Proposal[]): ReadonlyMap<ClauseId, number> {
  const counts = new Map<ClauseId, number>();
  for (const proposal of proposals) {
    const open = proposal.state === "DRAFTING" ? proposal.clauses : untaken(proposal);
    for (const clause of new Set(open.map((each) => each.clause)))
      counts.set(clause, (counts.get(clause) ?? 0) + 1);
  }
  return counts;
}

/** Which proposals somebody looks for; undefined members are for all. */
export interface ProposalFilter {
  readonly state: "OPEN" | "DONE" | undefined;
  readonly clause: ClauseId | undefined;
  /** A delegation or group, as proposer or sponsor. */
  readonly by: string | undefined;
}

export const openProposals: ProposalFilter = { state: "OPEN", clause: undefined, by: undefined };
export const allProposals: ProposalFilter = { state: undefined, clause: undefined, by: undefined };

export function isProposalLookedFor(proposal: Proposal, { state, clause, by }: ProposalFilter): boolean {
  const isOpen = proposal.state === "DRAFTING" || isPending(proposal);
  return (
    (state === undefined || isOpen === (state === "OPEN")) &&
    (clause === undefined || proposal.clauses.some((each) => each.clause === clause)) &&
    (by === undefined || proposal.by.code === by || proposal.sponsors.some((code) => code === by))
  );
}

/** In the order of a list: what is being drafted first, then by number, the newest first. */
export function inOrder(proposals: readonly Proposal[]): readonly Proposal[] {
  const place = ({ number }: Proposal) => -(number ?? Number.POSITIVE_INFINITY);
  return [...proposals].sort((one, other) => place(one) - place(other) || 0);
}

/** The branch in which this person would go on writing: the newest one that they may write. */
export function ownBranch(proposals: readonly Proposal[]): Proposal | undefined {
  return inOrder(proposals).find((proposal) => proposal.writes && isUnfinished(proposal));
}

/** Where the page of a proposal's branch is. */
export function branchAddress(draft: DraftId, proposal: ProposalId): string {
  return `/drafts/${encodeURIComponent(draft)}/proposals/${encodeURIComponent(proposal)}`;
}

/** Where the history of that branch is. */
export function branchHistoryAddress(draft: DraftId, proposal: ProposalId): string {
  return `${branchAddress(draft, proposal)}/history`;
}
