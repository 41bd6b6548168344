import { useCallback } from "react";
import { getTimeline, listRevisions } from "../../api/history";
import { ApiError } from "../../api/http";
import { getDraft } from "../../api/plenary";
import { getProcess } from "../../api/process";
import { getProposal } from "../../api/proposals";
import { useSignedInLoad } from "../../components/signedOut";
import type { Load } from "../../components/useLoad";
import type { DraftDetails } from "../../model/draft";
import type { Revision, Timeline } from "../../model/history";
import type { DraftId, ProposalId } from "../../model/ids";
import type { Past } from "../../model/past";
import type { Process } from "../../model/process";
import type { Proposal } from "../../model/proposals";

/** What all views of a history need, that of a draft or of a proposal's branch. */
export interface Story {
  readonly past: Past;
  readonly draft: DraftDetails;
  /** Whose branch it is the history of; undefined for that of the draft. */
  readonly proposal: Proposal | undefined;
  readonly process: Process;
  /** Oldest first; a branch has none. */
  readonly revisions: readonly Revision[];
  readonly timeline: Timeline;
}

async function storyOf(id: DraftId): Promise<Story> {
  const [draft, process, revisions, timeline] = await Promise.all([
    getDraft(id),
    getProcess(),
    listRevisions(id),
    getTimeline(id),
  ]);
  return { past: id, draft, proposal: undefined, process, revisions, timeline };
}

async function storyOfBranch(id: DraftId, proposal: ProposalId): Promise<Story> {
  const past = { proposal };
  const [draft, told, process, timeline] = await Promise.all([
    getDraft(id),
    getProposal(proposal),
    getProcess(),
    getTimeline(past),
  ]);
  if (told.draft !== id) throw new ApiError(404, "Not found");
  return { past, draft, proposal: told.proposal, process, revisions: [], timeline };
}

export function useStory(id: DraftId, proposal: ProposalId | undefined): readonly [Load<Story>, () => void] {
  const load = useCallback(
    () => (proposal === undefined ? storyOf(id) : storyOfBranch(id, proposal)),
    [id, proposal],
  );
  return useSignedInLoad(load);
}

/** The state before anybody changed anything, as the server names it. */
export const seedOf = (story: Story): string => `seq:${story.timeline.first.seq}`;
