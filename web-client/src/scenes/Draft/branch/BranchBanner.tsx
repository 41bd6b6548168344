import { Button, SegmentedControl, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import { isPending, isUnfinished, type Proposal } from "../../../model/proposals";
import type { ProposalsInRoom } from "../proposals/inRoom";
import { proposalName } from "../proposals/words";
import classes from "./Branch.module.css";
import { BranchMenu } from "./BranchMenu";
import { type BranchView, branchViews } from "./useSuggestions";

interface BranchBannerProps {
  /** Undefined while nothing is known of it, without a connection. */
  readonly proposal: Proposal | undefined;
  /** Whether it was discarded meanwhile, or is not for this person any more. */
  readonly isGone: boolean;
  readonly proposals: ProposalsInRoom;
  readonly view: BranchView;
  readonly onView: (view: BranchView) => void;
  /** Whether the draft's own text is here, of which the deletions are. */
  readonly isWhole: boolean;
  /** Whether all that was written is with the server. */
  readonly isSaved: boolean;
  readonly onSubmit: () => void;
  /** The way back to the draft. */
  readonly children: ReactNode;
}

/** Whose the proposal is, who sees what is written here, and what can be done with it. */
export function BranchBanner(props: BranchBannerProps) {
  const { proposal, isGone, proposals, view, onView, isWhole, isSaved, onSubmit, children } = props;
  const { t } = useTranslation();
  const { names, ask } = proposals;
  const said = (): string => {
    if (isGone) return t("proposals.gone");
    if (proposal === undefined) return t("proposals.banner.untouched");
    const words = { who: names.ofProposer(proposal.by), symbol: proposalName(proposal) };
    if (proposal.state === "DRAFTING") {
      if (!proposal.writes) return t("proposals.banner.reading", words);
      return t(
        proposal.invited.length > 0 ? "proposals.banner.draftingInvited" : "proposals.banner.drafting",
        words,
      );
    }
    if (isPending(proposal) || proposal.state === "NOT_TAKEN")
      return t(proposal.writes ? "proposals.banner.tabled" : "proposals.banner.tabledReading", words);
    return t("proposals.banner.done", { ...words, state: t(`proposals.state.${proposal.state}`) });
  };
  const maySubmit = !isGone && proposal?.speaks === true && isUnfinished(proposal);
  return (
    <section
      className={classes.banner}
      aria-label={t("proposals.banner.title", { title: proposal?.title ?? "" })}
      data-room-region="proposal"
    >
      <div className={classes.said}>
        <Icon name={proposal === undefined || proposal.state === "DRAFTING" ? "lock" : "propose"} size={17} />
        <p role="status">
          <strong>{said()}</strong>{" "}
          {proposal?.state === "DRAFTING" && !isGone && <span>{t("proposals.banner.untouched")}</span>}
        </p>
      </div>
      <div className={classes.deeds}>
        {children}
        <Tooltip label={t("proposals.away")} disabled={isWhole || view === "clean"}>
          <SegmentedControl
            size="xs"
            aria-label={t("proposals.view.label")}
            value={view}
            data={branchViews.map((each) => ({ value: each, label: t(`proposals.view.${each}`) }))}
            onChange={(chosen) => onView(chosen === "clean" ? "clean" : "changes")}
          />
        </Tooltip>
        <span className={classes.spring} />
        {proposal !== undefined && !isGone && (
          <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "paper", proposal })}>
            {t("proposals.paper.open")}
          </Button>
        )}
        {maySubmit && (
          <>
            <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "invite", proposal })}>
              {t("proposals.sponsor.invite")}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "withdraw", proposal })}>
              {t(proposal.state === "DRAFTING" ? "proposals.discard.open" : "proposals.withdraw.open")}
            </Button>
            <Button size="compact-sm" disabled={!isSaved} onClick={onSubmit}>
              {t(proposal.state === "DRAFTING" ? "proposals.submit.open" : "proposals.submit.again")}
            </Button>
          </>
        )}
        {proposal?.member === true && !isGone && <BranchMenu proposal={proposal.id} />}
      </div>
    </section>
  );
}
