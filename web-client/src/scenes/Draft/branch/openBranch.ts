import { ApiError, Unreachable } from "../../../api/http";
import { getProposal } from "../../../api/proposals";
import type { Branch } from "../../../collab/draftConnection";
import type { DraftMemory } from "../../../collab/draftMemory";
import { type DraftId, draftId, lineageId, type ProposalId } from "../../../model/ids";
import type { Proposal } from "../../../model/proposals";
import { checkedBy, type OpenDraft, openDraft } from "../openDraft";

/** A branch is held open, and remembered on this device, under an id of its own, as a draft is. */
export const idOfBranch = (proposal: ProposalId): DraftId => draftId(proposal);

/** What is needed to open a proposal's branch. */
export interface OpenBranch {
  /** The draft that it is of, which is held open beside it. */
  readonly whole: OpenDraft;
  readonly text: OpenDraft;
  readonly branch: Branch;
  /** What the server says of it; undefined without a connection. */
  readonly proposal: Proposal | undefined;
}

/** Asks the server about a branch; without a connection, this device's memory. */
export async function openBranch(draft: DraftId, id: ProposalId, memory: DraftMemory): Promise<OpenBranch> {
  const whole = await openDraft(draft, memory);
  const text = { ...whole, revision: undefined, since: undefined };
  try {
    const { draft: of, proposal } = await getProposal(id);
    if (of !== draft || !proposal.member) throw new ApiError(404, "Not found");
    const tellsLineage = proposal.lineage !== undefined;
    const lineage = proposal.lineage ?? lineageId(`branch ${whole.lineage}`);
    return {
      whole,
      text: { ...text, lineage, title: proposal.title, mayWrite: proposal.writes },
      branch: { of: draft, tellsLineage },
      proposal,
    };
  } catch (error) {
    const remembered = error instanceof Unreachable ? memory.recall(idOfBranch(id)) : undefined;
    if (remembered?.of !== draft) throw error;
    const { lineage, title, mayWrite } = remembered;
    const tellsLineage = lineage !== lineageId(`branch ${whole.lineage}`);
    return {
      whole,
      text: { ...text, lineage, title, mayWrite },
      branch: { of: draft, tellsLineage },
      proposal: undefined,
    };
  }
}

/** Whether a connection to a branch that keeps failing fails because of who, or what, it is for. */
export const checkBranch = (id: ProposalId) => checkedBy(() => getProposal(id));
