package org.plenary.server.room;

import java.util.function.Supplier;
import org.plenary.server.draft.BracketRequest;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.TakenDecision;

/** That words be put in brackets. */
record PlaceMotion(BracketRequest request) implements Motion<BracketId> {
    @Override
    public Supplier<BracketId> put(Floor floor) {
        TakenDecision taken = floor.decide(request.decision(floor.draft()));
        if (taken == null) {
            throw new IllegalStateException("expected a bracket to change what stands");
        }
        BracketId placed = new BracketId(taken.act().seq());
        return () -> placed;
    }
}
