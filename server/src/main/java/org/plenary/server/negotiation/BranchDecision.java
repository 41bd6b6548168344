package org.plenary.server.negotiation;

import java.util.function.UnaryOperator;

/** What people decide about a branch among themselves. */
interface BranchDecision extends Decision {
    @Override
    default boolean isByTheIntroduced() {
        return true;
    }

    @Override
    default boolean isOfBranches() {
        return true;
    }

    /** The branch that it is about. */
    static Branch branch(Standing now) {
        Branch branch = now.branch();
        if (branch == null) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT, "This is decided about a branch, and not about a draft.");
        }
        return branch;
    }

    /** What stands when the branch is another one. */
    default Standing changed(Standing before, UnaryOperator<Branch> change) {
        Branch branch = before.branch();
        return branch == null ? before : before.with(change.apply(branch));
    }
}
