import { useMemo } from "react";
import { openByProposal } from "../../../model/comments";
import { allProposals } from "../../../model/proposals";
import type { ProposalsInRoom } from "../proposals/inRoom";
import type { ProposalTalk } from "../proposals/talk";
import type { CommentsInRoom } from "./useComments";

/** What is said about proposals in a draft's room. */
export function useProposalTalk(proposals: ProposalsInRoom, comments: CommentsInRoom): ProposalTalk {
  const { threads } = comments.view;
  const open = useMemo(() => openByProposal(threads.values()), [threads]);
  const { all, guide, list, onFilter } = proposals;
  const { mayComment, beginOnProposal, onCurrent, list: cards } = comments;
  return useMemo(
    () => ({
      proposals: all,
      threads: open,
      begin: mayComment ? beginOnProposal : undefined,
      showThreads: (proposal) => {
        cards.show();
        onCurrent(open.get(proposal)?.[0]?.id);
      },
      showProposals: () => {
        onFilter(allProposals);
        list.show();
      },
      goTo: guide.goTo,
    }),
    [all, open, mayComment, beginOnProposal, cards, onCurrent, onFilter, list, guide],
  );
}
