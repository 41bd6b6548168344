package org.plenary.server.negotiation;

import java.util.function.UnaryOperator;

/** A decision about a proposal that was tabled, by those alone of whom the record has said who they are. */
interface ProposalDecision extends Decision {
    /** Which one. */
    ProposalId proposal();

    @Override
    default boolean isByTheIntroduced() {
        return true;
    }

    /** What becomes of the proposal; nothing if there is none. */
    default Standing changed(Standing before, UnaryOperator<Proposal> change) {
        Proposals proposals = before.proposals();
        return proposals
                .find(proposal())
                .map(found -> before.with(proposals.with(change.apply(found))))
                .orElse(before);
    }

    /** {@code symbol, title}. */
    @Override
    default Fields named(Standing before) {
        return before.proposals()
                .find(proposal())
                .map(found -> new Fields().put("symbol", found.symbol()).put("title", found.title()))
                .orElseGet(Fields::new);
    }
}
