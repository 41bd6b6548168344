package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * A clause gets a status.
 *
 * @param reason why, or null
 */
public record SetStatus(
        ClauseId clause, ClauseStatus status, @Nullable String reason) implements Decision {
    static final DecisionKind KIND = DecisionKind.of("status", Set.of("clause", "status", "reason"), SetStatus::read);

    /** @throws IllegalArgumentException if the reason is out of bounds */
    public SetStatus {
        StatedReason.require(reason);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        if (!now.text().has(clause)) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + clause + " now. Look at its clauses again.");
        }
        ClauseStatus before = now.standing().clauses().status(clause.value());
        if (before == status) {
            return false;
        }
        if (!before.mayBecome(status)) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_TRANSITION,
                    "A clause that is " + before + " does not become " + status
                            + ". Look at its status again; somebody may have changed it.");
        }
        if (before.needsReason(status) && reason == null) {
            throw new DecisionException(
                    DecisionException.Reason.REASON_MISSING,
                    "This opens again what was agreed: expected a reason of 1 to " + StatedReason.MAX_LENGTH
                            + " characters, got none.");
        }
        Agreement.requireUncontested(clause, status, now);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        ClauseDecision decision = new ClauseDecision(status, act.by(), act.atMillis(), reason);
        return before.with(before.clauses().with(clause, decision));
    }

    @Override
    public void write(Fields to) {
        to.put("clause", clause.value()).put("status", status.name()).putIfAny("reason", reason);
    }

    private static SetStatus read(Fields from) {
        return new SetStatus(
                new ClauseId(from.text("clause")), from.one(ClauseStatus.class, "status"), from.textIfAny("reason"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("clause", clause.value())
                .put("status", status.name())
                .put("reason", reason));
    }

    @Override
    public Fields brief() {
        return new Fields().put("clause", clause.value()).put("status", status.name());
    }
}
