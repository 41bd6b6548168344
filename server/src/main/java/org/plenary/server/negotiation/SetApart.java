package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * A clause competes no more; if others are alternatives to it, none of them does. Nothing is removed: each is a clause
 * of its own.
 */
public record SetApart(ClauseId clause) implements Decision {
    static final DecisionKind KIND = DecisionKind.of("apart", Set.of("clause"), SetApart::read);

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isByTheIntroduced() {
        return true;
    }

    /** Whoever leads the draft; of an alternative that their delegation offered, those who may offer one, too. */
    @Override
    public void requireRight(Actor by, Standing now) {
        boolean own = now.alternatives()
                .find(clause)
                .filter(each -> each.isOfferedBy(by))
                .isPresent();
        if (!now.access().leads(by) && !(own && now.mayArrange(by))) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "Alternatives are set apart by the delegation that offered them, or by the chair, the co-facilitators"
                            + " and the secretariat. Ask one of them.");
        }
    }

    @Override
    public boolean changes(Situation now) {
        if (now.standing().alternatives().rivals(clause).isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The clause " + clause + " competes with no other now. Look at the draft's clauses again; somebody"
                            + " may have settled it.");
        }
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(before.alternatives().without(clause));
    }

    @Override
    public void write(Fields to) {
        to.put("clause", clause.value());
    }

    private static SetApart read(Fields from) {
        return new SetApart(new ClauseId(from.text("clause")));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("clause", clause.value()));
    }

    @Override
    public Fields brief() {
        return new Fields().put("clause", clause.value());
    }
}
