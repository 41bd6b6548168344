package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.Delegation;

/**
 * A delegation that was invited to a branch will sponsor the proposal when it is tabled; or no longer.
 *
 * @param delegation its code
 * @param joins whether it will
 */
public record JoinBranch(String delegation, boolean joins) implements BranchDecision {
    static final DecisionKind KIND = DecisionKind.of("join", Set.of("delegation", "joins"), JoinBranch::read);

    /** @throws IllegalArgumentException if the code is none */
    public JoinBranch {
        Delegation.requireCode(delegation);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    /** Each delegation for itself. */
    @Override
    public void requireRight(Actor by, Standing now) {
        if (!delegation.equals(by.delegation()) || !Holder.speaks(by, now.access())) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "Each delegation becomes a sponsor by its own delegates. Ask those of " + delegation + ".");
        }
    }

    @Override
    public boolean changes(Situation now) {
        Branch branch = BranchDecision.branch(now.standing());
        if (!branch.invited().contains(delegation)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Delegations that were invited sponsor a proposal that is not tabled yet. Ask for an invitation.");
        }
        return branch.sponsors().contains(delegation) != joins;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return changed(before, branch -> branch.joinedBy(delegation, joins));
    }

    @Override
    public void write(Fields to) {
        to.put("delegation", delegation).put("joins", joins);
    }

    private static JoinBranch read(Fields from) {
        return new JoinBranch(from.text("delegation"), from.truth("joins"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("delegation", delegation).put("joins", joins));
    }

    @Override
    public Fields brief() {
        return new Fields().put("party", delegation).put("joins", joins);
    }
}
