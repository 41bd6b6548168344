import { UnstyledButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useTextLanguage } from "../../../components/text/language";
import type { ProposalPlace } from "../../../model/comments";
import type { ClauseId, ThreadId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import type { Proposal } from "../../../model/proposals";
import { fateOf, type TalkedFate } from "../../../model/proposalTalk";
import { shortened } from "../brackets/words";
import { ProposalTalkContext } from "../proposals/talk";
import { proposalName, takenWords } from "../proposals/words";
import classes from "./Comments.module.css";

type ClauseNameOf = (clause: ClauseId) => string | undefined;

/** What of which proposal it is: "WP.1/Amend.7, OP3". */
export function proposalPlaceName(
  place: Pick<ProposalPlace, "clause">,
  proposal: Proposal | undefined,
  clauseNameOf: ClauseNameOf,
  t: TFunction,
): string {
  const proposed = proposal?.clauses.find(({ clause }) => clause === place.clause)?.label;
  const clause = proposed || (place.clause && clauseNameOf(place.clause));
  const name =
    proposal === undefined
      ? t("proposals.talk.unknown")
      : t("proposals.talk.on", { proposal: proposalName(proposal) });
  return clause === undefined ? name : t("proposals.talk.onClause", { proposal: name, clause });
}

function fateWords(fate: TalkedFate, t: TFunction, language: string): string | undefined {
  switch (fate.kind) {
    case "asItWas":
      return undefined;
    case "taken":
      return t("proposals.talk.taken", { taken: takenWords(fate.taken, language, t) });
    case "ended":
      return t("proposals.talk.ended", { state: t(`proposals.state.${fate.state}`) });
    default:
      return t(`proposals.talk.${fate.kind}`);
  }
}

interface ProposalSubjectProps {
  readonly thread: ThreadId;
  readonly place: ProposalPlace;
  readonly clauseNameOf: ClauseNameOf;
  readonly tabIndex: number;
}

/** What of a proposal a thread is about, and what became of that; it leads to where the words are now. */
export function ProposalSubject({ thread, place, clauseNameOf, tabIndex }: ProposalSubjectProps) {
  const { t, i18n } = useTranslation();
  const language = useTextLanguage();
  const talk = useContext(ProposalTalkContext);
  const proposal = talk?.proposals.find(({ id }) => id === place.id);
  const fate = fateOf(place, proposal);
  const isLost = fate.kind === "gone" || fate.kind === "dropped" || fate.kind === "ended";
  const said = fateWords(fate, t, i18n.language);
  return (
    <UnstyledButton
      className={classes.subject ?? ""}
      data-entry={thread}
      tabIndex={tabIndex}
      onClick={() => {
        if (fate.kind === "taken" && clauseNameOf(fate.clause) !== undefined) talk?.goTo(fate.clause);
        else talk?.showProposals();
      }}
    >
      <span className={classes.clause}>{proposalPlaceName(place, proposal, clauseNameOf, t)}</span>
      {place.quote !== "" && (
        <span className={classes.words} {...language}>
          {shortened(oneLine(place.quote))}
        </span>
      )}
      {said !== undefined && <span className={isLost ? classes.lost : classes.quiet}>{said}</span>}
    </UnstyledButton>
  );
}
