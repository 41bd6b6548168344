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
 * @param agreement what an agreement ad referendum depends on; of any other status nothing
 */
public record ClauseDecision(
        ClauseStatus status,
        Author by,
        long atMillis,
        @Nullable String reason,
        AdReferendum agreement) {
    ClauseDecision with(AdReferendum next) {
        return new ClauseDecision(status, by, atMillis, reason, next);
    }

    /**
     * As it is told to people: {@code status, person, name, delegation, at, reason}, and {@code agreement}
     * where there is something to say of one.
     */
    public Fields toFields() {
        return new Fields()
                .put("status", status.name())
                .put("person", by.id().value())
                .put("name", by.name())
                .put("delegation", by.delegation())
                .put("at", Instant.ofEpochMilli(atMillis).toString())
                .put("reason", reason)
                .putIfAny("agreement", agreement.isNone() ? null : agreement.toFields());
    }
}
