package org.plenary.server.standing;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;

/**
 * The last decision about the status of a clause.
 *
 * @param status what it decided
 * @param by who decided
 * @param atMillis when, milliseconds since 1970 UTC
 * @param reason why, or null
 */
public record ClauseDecision(
        ClauseStatus status,
        Author by,
        long atMillis,
        @Nullable String reason) {
    /**
     * Who decided, as it was then.
     *
     * @param delegation the code of the delegation the person spoke for, or null
     */
    public record Author(PersonId id, String name, @Nullable String delegation) {}
}
