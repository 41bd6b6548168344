package org.plenary.server.room;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.Decision;

/**
 * That something be decided. A decision that changes nothing is not recorded.
 *
 * @param answer what is told of the draft as it is once the decision is on disk
 */
record DecisionMotion<R extends @Nullable Object>(Decision decision, Function<DraftState, R> answer)
        implements Motion<R> {
    @Override
    public Supplier<R> put(Floor floor) {
        floor.decide(decision);
        DraftState draft = floor.draft();
        return () -> answer.apply(draft);
    }
}
