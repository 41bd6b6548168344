package org.plenary.server.negotiation;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;

/**
 * A bracket that was settled stands again, held as it was. Its words stay as they are: those that were deleted are not
 * brought back by it.
 *
 * @param bracket which
 */
public record PutBracketBack(BracketId bracket) implements BracketDecision {
    static final DecisionKind KIND = DecisionKind.of("bracket-again", Set.of("bracket"), PutBracketBack::read);

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public void requireRight(Actor by, Standing now) {
        if (now.access().leads(by) || (Holder.speaks(by, now.access()) && hasHeld(by, now))) {
            return;
        }
        String held = now.brackets()
                .find(bracket)
                .map(each -> "It was held by " + each.holdersInWords() + ": ask one of them, or the chair.")
                .orElse("Ask the chair.");
        throw new DecisionException(
                DecisionException.Reason.NOT_ALLOWED,
                "A bracket that was settled is put back by a delegation that held it, or by the chair. " + held);
    }

    private boolean hasHeld(Actor by, Standing now) {
        return now.brackets().find(bracket).stream()
                .flatMap(each -> each.holders().stream())
                .anyMatch(hold -> hold.holder().isDelegation()
                        && Objects.equals(hold.holder().code(), by.delegation()));
    }

    @Override
    public boolean changes(Situation now) {
        Brackets brackets = now.standing().brackets();
        Bracket settled = brackets.require(bracket);
        if (settled.isStanding()) {
            return false;
        }
        brackets.requireRoom();
        for (ClauseId clause : now.text().clausesOf(settled)) {
            if (now.standing().clauses().status(clause.value()).isFrozen()) {
                throw new DecisionException(
                        DecisionException.Reason.CONFLICT,
                        "The bracket " + bracket + " was settled, and its clause " + clause
                                + " is agreed since. Ask the chair to open it again.");
            }
        }
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Bracket again = before.brackets().require(bracket).settled(null);
        return before.with(before.brackets().with(again));
    }

    @Override
    public void write(Fields to) {
        to.put("bracket", bracket.value());
    }

    private static PutBracketBack read(Fields from) {
        return new PutBracketBack(BracketId.of(from.text("bracket")));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("bracket", bracket.value()));
    }

    @Override
    public Fields brief() {
        return new Fields().put("bracket", bracket.value());
    }
}
