package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * A clause gets a status.
 *
 * @param reason why, or null
 * @param terms what is said of an agreement ad referendum
 */
public record SetStatus(
        ClauseId clause, ClauseStatus status, @Nullable String reason, AdReferendum.Terms terms)
        implements StatusDecision {
    static final DecisionKind KIND =
            DecisionKind.of("status", Set.of("clause", "status", "reason", "forum", "pending"), SetStatus::read);

    /** One with nothing to say of an agreement ad referendum. */
    public SetStatus(ClauseId clause, ClauseStatus status, @Nullable String reason) {
        this(clause, status, reason, AdReferendum.Terms.NONE);
    }

    /** @throws IllegalArgumentException if the reason is out of bounds, or there are terms of something else */
    public SetStatus {
        new StatusStep(status, reason, terms);
    }

    private StatusStep step() {
        return new StatusStep(status, reason, terms);
    }

    @Override
    public List<ClauseId> clauses() {
        return List.of(clause);
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
        Standing standing = now.standing();
        StatusStep step = step();
        if (!step.changes(clause, standing)) {
            return false;
        }
        ClauseStatus before = standing.clauses().status(clause.value());
        if (!step.isAWay(clause, standing)) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_TRANSITION,
                    "A clause that is " + before + " does not become " + status
                            + ". Look at its status again; somebody may have changed it.");
        }
        if (step.lacksReason(clause, standing)) {
            throw step.reasonMissing();
        }
        standing.packages().requireAlone(clause, before, status, now.text());
        Agreement.requireUncontested(clause, status, now);
        step.requireBounds(clause, standing);
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(step().after(before, clauses(), act));
    }

    @Override
    public void write(Fields to) {
        to.put("clause", clause.value()).put("status", status.name()).putIfAny("reason", reason);
        terms.write(to);
    }

    private static SetStatus read(Fields from) {
        return new SetStatus(
                new ClauseId(from.text("clause")),
                from.one(ClauseStatus.class, "status"),
                from.textIfAny("reason"),
                AdReferendum.Terms.read(from));
    }

    @Override
    public Optional<Fields> news() {
        Fields news = new Fields()
                .put("clause", clause.value())
                .put("status", status.name())
                .put("reason", reason);
        terms.write(news);
        return Optional.of(news);
    }

    @Override
    public Fields brief() {
        return new Fields().put("clause", clause.value()).put("status", status.name());
    }
}
