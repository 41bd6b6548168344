package org.plenary.server.negotiation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/** A decision by which clauses get a status. */
public interface StatusDecision extends Decision {
    /** The clauses that get it. */
    List<ClauseId> clauses();

    /** What they become. */
    ClauseStatus status();

    /** Why, or null. */
    @Nullable
    String reason();
}
