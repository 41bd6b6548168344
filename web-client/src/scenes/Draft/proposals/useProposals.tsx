import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { getProposals } from "../../../api/proposals";
import type { Announce } from "../../../components/Announcer";
import { lateDialog } from "../../../components/lateDialog";
import type { ClauseGuide } from "../../../components/People";
import { useSignedInLoad } from "../../../components/signedOut";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId, DraftId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import {
  branchAddress,
  isPending,
  openByClause,
  openProposals,
  ownBranch,
  type Proposal,
} from "../../../model/proposals";
import type { ListPlace } from "../beside/useBeside";
import type { AskedOfProposals, ProposalsInRoom } from "./inRoom";
import { useNames } from "./useNames";

const ProposalDialog = lateDialog(
  async () => (await import("./ProposalDialog")).ProposalDialog,
  "proposals.title",
);

interface ProposalsOptions {
  readonly draft: DraftId;
  readonly me: Me;
  readonly clauses: readonly ClauseEntry[];
  readonly guide: ClauseGuide;
  /** The entry of the last decision about a proposal that was told. */
  readonly heard: number;
  /** How often it was heard that those are others which one's own side alone knows of. */
  readonly whispered: number;
  /** Whether the server has told where the draft stands on this connection. */
  readonly informed: boolean;
  readonly leads: boolean;
  readonly list: ListPlace;
  readonly announce: Announce;
}

const none: readonly Proposal[] = [];
/** What others write into a branch nobody is told: while the list is looked at, it is read so often. */
const lookMillis = 60_000;

/** The proposals on a draft, read anew when something is decided of them, and the dialogs about them. */
export function useProposals(options: ProposalsOptions): readonly [ProposalsInRoom, ReactNode] {
  const { draft, me, clauses, guide, heard, whispered, informed, leads, list, announce } = options;
  const [, navigate] = useLocation();
  const load = useCallback(() => getProposals(draft), [draft]);
  const [told, again] = useSignedInLoad(load);
  const [filter, onFilter] = useState(openProposals);
  const [asked, ask] = useState<AskedOfProposals>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is heard of is why they are read again
  useEffect(() => {
    if (informed) again();
  }, [heard, whispered, informed, again]);
  const isShown = list.place !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    again();
    const timer = setInterval(() => document.visibilityState === "visible" && again(), lookMillis);
    return () => clearInterval(timer);
  }, [isShown, again]);

  const all = told.kind === "loaded" ? told.value.proposals : none;
  const names = useNames(isShown || asked !== undefined || all.length > 0);
  const mayBegin = told.kind === "loaded" && told.value.proposers.length > 0;
  const { show } = list;
  const showClause = useCallback(
    (clause: ClauseId) => {
      onFilter({ ...openProposals, clause });
      show();
    },
    [show],
  );
  const propose = useCallback(() => {
    const own = ownBranch(all);
    if (own === undefined) ask({ kind: "begin" });
    else navigate(branchAddress(draft, own.id));
  }, [all, draft, navigate]);
  const counts = useMemo(
    () => ({
      open: all.filter((each) => each.state === "DRAFTING" || isPending(each)).length,
      byClause: openByClause(all),
    }),
    [all],
  );
  const proposals: ProposalsInRoom = {
    draft,
    me,
    all,
    told,
    again,
    names,
    ...counts,
    mayBegin,
    leads,
    guide,
    list,
    filter,
    onFilter,
    ask,
    propose,
    showClause,
    announce,
  };
  const dialogs = asked !== undefined && (
    <ProposalDialog
      key={asked.kind}
      asked={asked}
      proposals={proposals}
      clauses={clauses}
      onClose={() => ask(undefined)}
    />
  );
  return [proposals, dialogs];
}
