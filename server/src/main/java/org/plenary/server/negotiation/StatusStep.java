package org.plenary.server.negotiation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * What a clause is to become.
 *
 * @param status its status
 * @param reason why, or null
 * @param terms what is said of an agreement ad referendum
 */
record StatusStep(ClauseStatus status, @Nullable String reason, AdReferendum.Terms terms) {
    /** @throws IllegalArgumentException if a part is out of bounds, or there are terms of something else */
    StatusStep {
        StatedReason.require(reason);
        if (status != ClauseStatus.AGREED_AD_REFERENDUM && !terms.equals(AdReferendum.Terms.NONE)) {
            throw new IllegalArgumentException(
                    "expected forum and pending only where something is agreed ad referendum, got them with " + status);
        }
    }

    /** Whether a clause becomes otherwise than it is. */
    boolean changes(ClauseId clause, Standing now) {
        return now.clauses().status(clause.value()) != status
                || !now.clauses().agreement(clause).equals(agreement(clause, now));
    }

    /** Whether a clause may become so from what it is. */
    boolean isAWay(ClauseId clause, Standing now) {
        ClauseStatus before = now.clauses().status(clause.value());
        return before == status || before.mayBecome(status);
    }

    /** Whether a clause becomes so with a reason only, and there is none. */
    boolean lacksReason(ClauseId clause, Standing now) {
        return reason == null && now.clauses().status(clause.value()).needsReason(status);
    }

    /** @throws DecisionException if more delegations would be asked than are at most */
    void requireBounds(ClauseId clause, Standing now) {
        int size = agreement(clause, now).size();
        if (size > AdReferendum.MAX_DELEGATIONS) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "At most " + AdReferendum.MAX_DELEGATIONS + " delegations are asked to confirm a clause, those that"
                            + " have done so with them, and these would be " + size + ". Ask fewer.");
        }
    }

    private AdReferendum agreement(ClauseId clause, Standing now) {
        return now.clauses().agreement(clause).asked(terms);
    }

    /** What is decided of some clauses after it. */
    ClauseDecisions after(Standing before, List<ClauseId> clauses, Act act) {
        ClauseDecisions decisions = before.clauses();
        for (ClauseId clause : clauses) {
            AdReferendum agreement =
                    status == ClauseStatus.AGREED_AD_REFERENDUM ? agreement(clause, before) : AdReferendum.NONE;
            decisions = decisions.with(clause, new ClauseDecision(status, act.by(), act.atMillis(), reason, agreement));
        }
        return decisions;
    }

    /** That there is no reason. */
    DecisionException reasonMissing() {
        return new DecisionException(
                DecisionException.Reason.REASON_MISSING,
                "This opens again what was agreed: expected a reason of 1 to " + StatedReason.MAX_LENGTH
                        + " characters, got none.");
    }
}
