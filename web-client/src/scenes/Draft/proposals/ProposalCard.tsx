import { Button, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { putSponsor } from "../../../api/proposals";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { momentFormat } from "../../../components/time";
import { useAction } from "../../../components/useAction";
import { whoOf } from "../../../model/person";
import {
  branchAddress,
  branchHistoryAddress,
  clearClauses,
  isPending,
  isUnfinished,
  type Proposal,
  type ProposedClause,
} from "../../../model/proposals";
import { StandsLine } from "../positions/StandsLine";
import type { ProposalsInRoom } from "./inRoom";
import classes from "./Proposals.module.css";
import { TalkButtons } from "./TalkButtons";
import { proposalLabel, takenWords } from "./words";

interface ProposalCardProps {
  readonly proposal: Proposal;
  readonly proposals: ProposalsInRoom;
  /** Somebody went to a clause. */
  readonly onGone: (() => void) | undefined;
}

/** A clause that a proposal changes, and what became of that. */
function ClauseLine({ clause, proposal, proposals, onGone }: ProposalCardProps & { clause: ProposedClause }) {
  const { t, i18n } = useTranslation();
  const { guide, ask } = proposals;
  const { label, change, collides, taken } = clause;
  const isThere = guide.nameOf(clause.clause) !== undefined;
  const mayCompare = taken === undefined && (isPending(proposal) || proposal.state === "DRAFTING");
  return (
    <li>
      <span className={classes.clauseLine}>
        {isThere ? (
          <UnstyledButton
            className={classes.clause}
            aria-label={t("proposals.goTo", { clause: label })}
            onClick={() => {
              onGone?.();
              guide.goTo(clause.clause);
            }}
          >
            {label}
          </UnstyledButton>
        ) : (
          <span className={classes.clauseName}>{label}</span>
        )}
        <span className={classes.quiet}>{t(`proposals.change.${change}`)}</span>
        {collides && taken === undefined && (
          <span className={classes.collides} title={t("proposals.collidesWhy")}>
            {t("proposals.collides")}
          </span>
        )}
        {mayCompare && (
          <Button
            className={classes.compare ?? ""}
            size="compact-xs"
            variant="subtle"
            onClick={() => ask({ kind: "compare", clause: clause.clause })}
          >
            {t("proposals.compare", { clause: label })}
          </Button>
        )}
      </span>
      {taken !== undefined && <span className={classes.taken}>{takenWords(taken, i18n.language, t)}</span>}
    </li>
  );
}

/** What this person's delegation has to do with a proposal of others. */
function sponsorship({ proposal, proposals }: Pick<ProposalCardProps, "proposal" | "proposals">) {
  const { me } = proposals;
  const own = me.role === "DELEGATE" ? me.delegation : undefined;
  if (own === undefined || own.code === proposal.by.code) return undefined;
  const isInvited = proposal.state === "DRAFTING" && proposal.invited.includes(own.code);
  return isPending(proposal) || isInvited
    ? { own, isSponsor: proposal.sponsors.includes(own.code) }
    : undefined;
}

function Deeds({ proposal, proposals }: Pick<ProposalCardProps, "proposal" | "proposals">) {
  const { t } = useTranslation();
  const action = useAction();
  const { draft, ask, leads, again, announce } = proposals;
  const sponsoring = sponsorship({ proposal, proposals });
  const clear = clearClauses(proposal).length;
  const join = (joins: boolean, who: string) =>
    action.run(
      () => putSponsor(proposal.id, joins, undefined),
      () => {
        again();
        announce(t(joins ? "proposals.sponsor.joined" : "proposals.sponsor.left", { who }));
      },
    );
  const button = (words: string, act: () => void) => (
    <Button size="compact-sm" variant="subtle" onClick={act}>
      {words}
    </Button>
  );
  return (
    <>
      <div className={classes.actions}>
        {leads && clear > 0 && proposal.needs === 0 && (
          <Button size="compact-sm" variant="light" onClick={() => ask({ kind: "takeAll", proposal })}>
            {t("proposals.table.takeAll")}
          </Button>
        )}
        {proposal.symbol !== undefined && <StandsLine on={{ kind: "PROPOSAL", id: proposal.id }} leads />}
        {proposal.member && (
          <Button
            size="compact-sm"
            variant="subtle"
            component={Link}
            href={branchAddress(draft, proposal.id)}
            data-leads-away=""
          >
            {t("proposals.openBranch")}
          </Button>
        )}
        {proposal.member && (
          <Button
            size="compact-sm"
            variant="subtle"
            component={Link}
            href={branchHistoryAddress(draft, proposal.id)}
            data-leads-away=""
          >
            {t("history.open")}
          </Button>
        )}
        {proposal.symbol !== undefined &&
          button(t("proposals.read.open"), () => ask({ kind: "read", proposal }))}
        <TalkButtons proposal={proposal.id} />
        {button(t("proposals.paper.open"), () => ask({ kind: "paper", proposal }))}
        {sponsoring !== undefined &&
          button(t(sponsoring.isSponsor ? "proposals.sponsor.leave" : "proposals.sponsor.join"), () =>
            join(!sponsoring.isSponsor, sponsoring.own.name),
          )}
        {proposal.speaks &&
          isUnfinished(proposal) &&
          button(t("proposals.sponsor.invite"), () => ask({ kind: "invite", proposal }))}
        {proposal.speaks &&
          isUnfinished(proposal) &&
          button(
            t(proposal.state === "DRAFTING" ? "proposals.discard.open" : "proposals.withdraw.open"),
            () => ask({ kind: "withdraw", proposal }),
          )}
        {leads &&
          isPending(proposal) &&
          button(t("proposals.decline.open"), () => ask({ kind: "decline", proposal }))}
      </div>
      {action.failure !== undefined && (
        <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
    </>
  );
}

/** A proposal in the list: whose it is, what it changes, what became of it, and what one can do about it. */
export function ProposalCard(props: ProposalCardProps) {
  const { proposal, proposals } = props;
  const { t, i18n } = useTranslation();
  const { names } = proposals;
  const { symbol, title, state, sponsors, invited, clauses, submittedAt, submittedBy, rationale } = proposal;
  const who = names.ofProposer(proposal.by);
  const awaited = invited.filter((code) => !sponsors.includes(code));
  return (
    <article className={classes.card} data-state={state} aria-label={proposalLabel(proposal, t)}>
      <header className={classes.band}>
        <span className={classes.symbol}>{symbol ?? t("proposals.state.DRAFTING")}</span>
        {proposal.late && (
          <span className={classes.late} title={t("proposals.lateWhy")}>
            {t("proposals.late")}
          </span>
        )}
        {symbol !== undefined && <span className={classes.state}>{t(`proposals.state.${state}`)}</span>}
      </header>
      <div className={classes.about}>
        <h3 className={classes.title} dir="auto">
          {title}
        </h3>
        <p className={classes.by}>{t("proposals.by", { who })}</p>
        {sponsors.length > 0 && (
          <p className={classes.quiet}>{t("proposals.sponsors", { who: names.ofDelegations(sponsors) })}</p>
        )}
        {state === "DRAFTING" && (
          <p className={classes.hidden}>
            {t(invited.length === 0 ? "proposals.hidden" : "proposals.hiddenInvited", {
              who,
              count: invited.length,
              invited: names.ofDelegations(invited),
            })}
          </p>
        )}
        {state === "DRAFTING" && awaited.length > 0 && (
          <p className={classes.quiet}>{t("proposals.invited", { who: names.ofDelegations(awaited) })}</p>
        )}
        {submittedAt !== undefined && submittedBy !== undefined && (
          <p className={classes.quiet}>
            {t("proposals.submitted", {
              who: whoOf(submittedBy),
              when: momentFormat(i18n.language).format(submittedAt),
            })}
          </p>
        )}
        {proposal.needs > 0 && isUnfinished(proposal) && (
          <p className={classes.needs}>{t("proposals.needs", { count: proposal.needs })}</p>
        )}
        {proposal.newer && isUnfinished(proposal) && state !== "DRAFTING" && (
          <p className={classes.hidden}>{t("proposals.newer", { who })}</p>
        )}
        {rationale !== undefined && (
          <details className={classes.rationale}>
            <summary>{t("proposals.rationale")}</summary>
            <p dir="auto">{rationale}</p>
          </details>
        )}
      </div>
      {clauses.length === 0 ? (
        <p className={classes.none}>{t("proposals.noClauses")}</p>
      ) : (
        <ul className={classes.clauses} aria-label={t("proposals.clauses")}>
          {clauses.map((clause) => (
            <ClauseLine key={clause.clause} {...props} clause={clause} />
          ))}
        </ul>
      )}
      <Deeds proposal={proposal} proposals={proposals} />
    </article>
  );
}
