package org.plenary.server.negotiation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;

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
    /** As it is told to people: {@code status, person, name, delegation, at, reason}. */
    public Fields toFields() {
        return new Fields()
                .put("status", status.name())
                .put("person", by.id().value())
                .put("name", by.name())
                .put("delegation", by.delegation())
                .put("at", Instant.ofEpochMilli(atMillis).toString())
                .put("reason", reason);
    }
}
