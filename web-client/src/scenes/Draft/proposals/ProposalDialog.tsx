import type { ClauseEntry } from "../../../editor/clauses";
import { BeginDialog } from "./BeginDialog";
import { ClauseTable } from "./ClauseTable";
import { DeclineDialog, WithdrawDialog } from "./EndDialogs";
import { InviteDialog } from "./InviteDialog";
import type { AskedOfProposals, ProposalsInRoom } from "./inRoom";
import { PaperDialog } from "./PaperDialog";
import { ReadingDialog } from "./ReadingDialog";
import { RulesDialog } from "./RulesDialog";
import { StreamlineDialog } from "./StreamlineDialog";
import { StreamliningTable } from "./StreamliningTable";
import { TakeAllDialog } from "./TakeAllDialog";
import { UploadDialog } from "./UploadDialog";

interface ProposalDialogProps {
  readonly asked: AskedOfProposals;
  readonly proposals: ProposalsInRoom;
  readonly clauses: readonly ClauseEntry[];
  readonly onClose: () => void;
}

/** The dialog about what is asked. */
export function ProposalDialog({ asked, proposals, clauses, onClose }: ProposalDialogProps) {
  const known = (id: string) => proposals.all.find((each) => each.id === id);
  switch (asked.kind) {
    case "begin":
      return <BeginDialog proposals={proposals} onClose={onClose} />;
    case "upload":
      return <UploadDialog proposals={proposals} onClose={onClose} />;
    case "rules":
      return <RulesDialog proposals={proposals} onClose={onClose} />;
    case "compare":
      return <ClauseTable clause={asked.clause} proposals={proposals} clauses={clauses} onClose={onClose} />;
    case "streamline":
      return (
        <StreamlineDialog clause={asked.clause} proposals={proposals} clauses={clauses} onClose={onClose} />
      );
    case "streamlining":
      return <StreamliningTable proposals={proposals} onClose={onClose} />;
    case "withdraw":
      return <WithdrawDialog proposal={asked.proposal} proposals={proposals} onClose={onClose} />;
    case "decline":
      return <DeclineDialog proposal={asked.proposal} proposals={proposals} onClose={onClose} />;
    case "invite":
      return (
        <InviteDialog
          proposal={known(asked.proposal.id) ?? asked.proposal}
          proposals={proposals}
          onClose={onClose}
        />
      );
    case "read":
      return <ReadingDialog proposal={asked.proposal} proposals={proposals} onClose={onClose} />;
    case "paper":
      return <PaperDialog proposal={asked.proposal} proposals={proposals} onClose={onClose} />;
    case "takeAll":
      return (
        <TakeAllDialog
          proposal={known(asked.proposal.id) ?? asked.proposal}
          proposals={proposals}
          onClose={onClose}
        />
      );
  }
}
