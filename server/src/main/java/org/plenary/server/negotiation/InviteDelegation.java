package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.Delegation;

/**
 * A delegation may read a branch from now on, and sponsor it; or no longer.
 *
 * @param delegation its code
 * @param invited whether it may
 */
public record InviteDelegation(String delegation, boolean invited) implements BranchDecision {
    static final DecisionKind KIND = DecisionKind.of("invite", Set.of("delegation", "invited"), InviteDelegation::read);

    /** @throws IllegalArgumentException if the code is none */
    public InviteDelegation {
        Delegation.requireCode(delegation);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public void requireRight(Actor by, Standing now) {
        BranchDecision.branch(now).by().requireSpokenForBy(by, now);
    }

    @Override
    public boolean changes(Situation now) {
        Branch branch = BranchDecision.branch(now.standing());
        if (branch.by().isDelegation(delegation)) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT, "The proposal is of " + delegation + " itself.");
        }
        if (invited && branch.invited().size() >= Branch.MAX_INVITED) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "At most " + Branch.MAX_INVITED + " delegations are invited to one proposal. Submit it.");
        }
        return branch.invited().contains(delegation) != invited;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return changed(before, branch -> branch.inviting(delegation, invited));
    }

    @Override
    public void write(Fields to) {
        to.put("delegation", delegation).put("invited", invited);
    }

    private static InviteDelegation read(Fields from) {
        return new InviteDelegation(from.text("delegation"), from.truth("invited"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("delegation", delegation).put("invited", invited));
    }

    @Override
    public Fields brief() {
        return new Fields().put("party", delegation).put("invited", invited);
    }
}
