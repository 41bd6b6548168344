package org.plenary.server.room;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.ConfirmAgreement;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.Ruling;

/**
 * That a delegation confirms, or withholds, for each clause of a package that waits for it: what it says of each is a
 * decision of its own, and all are taken in one turn.
 *
 * @param confirms whether it confirms; otherwise it withholds
 * @param reason why; null for nothing, where it confirms
 * @param answer what is told of the draft as it is once the decisions are on disk
 */
record ConfirmPackageMotion<R extends @Nullable Object>(
        PackageId bundle,
        String delegation,
        boolean confirms,
        @Nullable String reason,
        Function<DraftState, R> answer) implements Motion<R> {
    @Override
    public Supplier<R> put(Floor floor) {
        DraftState draft = floor.draft();
        List<ConfirmAgreement> decisions =
                ConfirmAgreement.ofPackage(bundle, delegation, confirms, reason, draft.situation(0));
        // Each could be taken before any is.
        boolean changes = false;
        for (ConfirmAgreement decision : decisions) {
            changes |= Ruling.on(decision, floor.person(), draft.situation(0));
        }
        if (!changes) {
            throw new DecisionException(
                    Reason.CONFLICT,
                    "No clause of the package waits for anything else from " + delegation
                            + " than it has said. Look at it again.");
        }
        decisions.forEach(floor::decide);
        return () -> answer.apply(draft);
    }
}
