import { type DraftId, type ProposalId, proposalId } from "../model/ids";
import { JsonReader } from "../model/json";
import type { PaperForm } from "../model/proposalPaper";
import type { Proposer } from "../model/proposals";
import { type UploadedProposal, uploadBases, uploadChanges } from "../model/uploadedProposal";
import { draftPath } from "./draftPath";
import { readFinding, send } from "./intake";
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

function readUpload(json: JsonReader): UploadedProposal {
  const base = json.object("base");
  return {
    base: {
      at: new Date(base.number("at")),
      revision: base.optionalString("revision"),
      how: base.oneOf("how", uploadBases),
      differs: base.array("differs", (each) => ({
        label: each.string("label"),
        file: each.optionalString("file"),
        draft: each.optionalString("draft"),
      })),
      differences: base.number("differences"),
    },
    tracked: json.array("tracked", (each) => ({
      author: each.string("author"),
      changes: each.number("changes"),
    })),
    clauses: json.array("clauses", (each) => ({
      clause: each.string("clause"),
      label: each.string("label"),
      change: each.oneOf("change", uploadChanges),
      before: each.optionalString("before"),
      after: each.optionalString("after"),
    })),
    same: json.number("same"),
    restyled: json.number("restyled"),
    brackets: json.number("brackets"),
    findings: json.array("findings", readFinding),
  };
}

const uploadPath = (draft: DraftId): string => `${draftPath(draft)}/proposals/upload`;

/** What a Word file would change as a proposal; nothing is written. */
export async function lookAtUpload(
  draft: DraftId,
  file: File,
  signal: AbortSignal,
): Promise<UploadedProposal> {
  const query = [["name", file.name]] as const;
  return readUpload(new JsonReader(await send(uploadPath(draft), query, file, signal), "upload"));
}

/** Makes a proposal of a Word file, which only those see for whom it is made until it is submitted. */
export async function proposeFile(
  draft: DraftId,
  file: File,
  title: string,
  by: Proposer,
  signal: AbortSignal,
): Promise<ProposalId> {
  const whose =
    by.code === undefined ? [] : [[by.kind === "GROUP" ? "group" : "delegation", by.code] as const];
  const query = [["name", file.name], ["make", "true"], ["title", title], ...whose] as const;
  const made = await send(uploadPath(draft), query, file, signal);
  return proposalId(new JsonReader(made, "proposal").string("id"));
}
