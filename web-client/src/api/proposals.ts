import { type ClauseId, type DelegationCode, type DraftId, type ProposalId, proposalId } from "../model/ids";
import { JsonReader } from "../model/json";
import {
  type MovedClause,
  type Proposal,
  type ProposalOfDraft,
  type ProposalRules,
  type Proposer,
  type ReadClause,
  readMovedText,
  readProposal,
  readProposalOfDraft,
  readProposalText,
  readThreeWays,
  readToldProposals,
  type ThreeWays,
  type ToldProposals,
} from "../model/proposals";
import type { Taking } from "../model/taking";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";

const pathOf = (proposal: ProposalId): string => `/api/proposals/${encodeURIComponent(proposal)}`;

/** Where the browser gets the file of a branch's record from. */
export function branchRecordAddress(proposal: ProposalId): string {
  return `${pathOf(proposal)}/record`;
}

/** The proposals that one may know of, and in whose names one may begin another. */
export async function getProposals(draft: DraftId): Promise<ToldProposals> {
  return readToldProposals(new JsonReader(await getJson(`${draftPath(draft)}/proposals`), "proposals"));
}

export async function getProposal(proposal: ProposalId): Promise<ProposalOfDraft> {
  return readProposalOfDraft(new JsonReader(await getJson(pathOf(proposal)), "proposal"));
}

/** Begins a proposal, which only those see for whom it is made until it is submitted. */
export async function beginProposal(draft: DraftId, title: string, by: Proposer): Promise<ProposalId> {
  const whose =
    by.kind === "DELEGATION" ? { delegation: by.code } : by.kind === "GROUP" ? { group: by.code } : {};
  const answer = await request("POST", `${draftPath(draft)}/proposals`, { title, ...whose });
  return proposalId(new JsonReader(await answer.json(), "proposal").string("id"));
}

/** A clause as the draft had it, as it has it, and as it is proposed. */
export async function getThreeWays(proposal: ProposalId, clause: ClauseId): Promise<ThreeWays> {
  const path = `${pathOf(proposal)}/clauses/${encodeURIComponent(clause)}`;
  return readThreeWays(new JsonReader(await getJson(path), "clause"));
}

/** The same of a clause of a branch as it is, for who may open that. */
export async function getBranchWays(proposal: ProposalId, clause: ClauseId): Promise<ThreeWays> {
  const path = `${pathOf(proposal)}/clauses/${encodeURIComponent(clause)}?of=branch`;
  return readThreeWays(new JsonReader(await getJson(path), "clause"));
}

/** The clauses that a branch changes and that were changed in the draft meanwhile. */
export async function getMovedText(proposal: ProposalId): Promise<readonly MovedClause[]> {
  return readMovedText(new JsonReader(await getJson(`${pathOf(proposal)}/moved`), "moved text"));
}

/** The whole text that the draft has with a proposal as it was submitted, and what that changes. */
export async function getProposalText(proposal: ProposalId): Promise<readonly ReadClause[]> {
  return readProposalText(new JsonReader(await getJson(`${pathOf(proposal)}/text?of=submitted`), "text"));
}

/** Says until when proposals are submitted, and how many are to second one. */
export async function putProposalRules(draft: DraftId, rules: ProposalRules): Promise<void> {
  const { opens, closes, zone, late, seconders } = rules;
  await request("PUT", `${draftPath(draft)}/proposal-rules`, {
    ...(opens === undefined ? {} : { opens: opens.toISOString() }),
    ...(closes === undefined ? {} : { closes: closes.toISOString() }),
    ...(zone === undefined ? {} : { zone }),
    late,
    seconders,
  });
}

/** What a submitting says of the proposal. */
export interface Submission {
  readonly title: string;
  /** "" for none. */
  readonly rationale: string;
}

/** Puts a proposal before everybody, as its branch reads now. */
export async function submitProposal(
  proposal: ProposalId,
  { title, rationale }: Submission,
): Promise<{ readonly symbol: string }> {
  const body = { title, ...(rationale === "" ? {} : { rationale }) };
  const answer = await request("POST", `${pathOf(proposal)}/submit`, body);
  return { symbol: new JsonReader(await answer.json(), "submitted proposal").string("symbol") };
}

async function proposalIn(answer: Promise<Response>): Promise<Proposal> {
  return readProposal(new JsonReader(await (await answer).json(), "proposal"));
}

/** A delegation joins as sponsor, or leaves; one's own without naming it. */
export function putSponsor(
  proposal: ProposalId,
  joins: boolean,
  delegation: DelegationCode | undefined,
): Promise<Proposal> {
  const whose = delegation === undefined ? {} : { delegation };
  return proposalIn(request("POST", `${pathOf(proposal)}/sponsors`, { joins, ...whose }));
}

/** Lets a delegation read the branch, to join as sponsor before it is submitted; or no more. */
export function putInvitation(
  proposal: ProposalId,
  delegation: DelegationCode,
  invited: boolean,
): Promise<Proposal> {
  return proposalIn(request("POST", `${pathOf(proposal)}/invitations`, { delegation, invited }));
}

/** Takes a proposal back; one that was not submitted is gone for everybody then. */
export async function withdrawProposal(proposal: ProposalId, reason: string): Promise<void> {
  await request("POST", `${pathOf(proposal)}/withdraw`, reason === "" ? {} : { reason });
}

/** Says that a proposal is not taken. */
export async function declineProposal(proposal: ProposalId, reason: string): Promise<void> {
  await request("POST", `${pathOf(proposal)}/decline`, reason === "" ? {} : { reason });
}

/** Takes clauses of a proposal into the draft. */
export async function incorporate(
  draft: DraftId,
  proposal: ProposalId,
  clauses: readonly ClauseId[],
  as: Taking,
): Promise<Proposal> {
  const answer = await request("POST", `${draftPath(draft)}/incorporate`, { proposal, clauses, as });
  return readProposal(new JsonReader(await answer.json(), "incorporation").object("proposal"));
}
