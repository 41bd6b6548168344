package org.plenary.server.room;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SetPackageStatus;

/**
 * That the clauses of a package get a status, all of them or none.
 *
 * @param answer what is told of the draft as it is once the decision is on disk
 */
record PackageStatusMotion<R extends @Nullable Object>(PackageRequest request, Function<DraftState, R> answer)
        implements Motion<R> {
    @Override
    public Supplier<R> put(Floor floor) {
        DraftState draft = floor.draft();
        Ruling.requireRight(floor.person(), draft.standing());
        floor.decide(SetPackageStatus.of(
                request.bundle(), request.status(), request.reason(), request.terms(), draft.situation(0)));
        return () -> answer.apply(draft);
    }
}
