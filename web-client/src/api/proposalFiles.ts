import type { ProposalId } from "../model/ids";
import type { PaperForm } from "../model/proposalPaper";
import { type Received, receiveFile, type ServedFile } from "./receiving";

/** The paper of a proposal, with the name that the server gives it. The signal ends it with an `AbortError`. */
export function receiveProposalPaper(
  proposal: ProposalId,
  { format, as, scope, of }: PaperForm,
  onReceived: (received: Received) => void,
  signal: AbortSignal,
): Promise<ServedFile> {
  const query = new URLSearchParams({ as, scope, ...(of === undefined ? {} : { of }) });
  const address = `/api/proposals/${encodeURIComponent(proposal)}/exports/${format}?${query}`;
  return receiveFile(address, `proposal.${format}`, onReceived, signal);
}
