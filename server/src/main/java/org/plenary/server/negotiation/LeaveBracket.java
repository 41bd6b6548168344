package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;

/**
 * A holder leaves a bracket. With the last one it is lifted: it is no more, and its words stay.
 *
 * @param bracket which
 * @param holder who
 */
public record LeaveBracket(BracketId bracket, Holder holder) implements BracketDecision.ByHolder {
    static final DecisionKind KIND = DecisionKind.of("bracket-leave", Set.of("bracket", "holder"), LeaveBracket::read);

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        Bracket held = now.standing().brackets().requireStanding(bracket);
        if (held.hold(holder).isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The bracket " + bracket + " is not held by " + holder.inWords() + ", but by "
                            + held.holdersInWords() + ". They alone leave it, or the chair for them.");
        }
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Bracket left = before.brackets().require(bracket).without(holder);
        return before.with(
                left.holders().isEmpty()
                        ? before.brackets().without(bracket)
                        : before.brackets().with(left));
    }

    @Override
    public void write(Fields to) {
        to.put("bracket", bracket.value()).put("holder", holder.code());
    }

    private static LeaveBracket read(Fields from) {
        return new LeaveBracket(BracketId.of(from.text("bracket")), new Holder(from.text("holder")));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("bracket", bracket.value()).put("holder", holder.code()));
    }

    @Override
    public Fields brief() {
        return new Fields().put("bracket", bracket.value()).put("holder", holder.code());
    }
}
