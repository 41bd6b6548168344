package org.plenary.server.journal;

import org.plenary.server.identity.Checks;

/**
 * Identifies a stream of the record; a draft's stream has the draft's id.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9_-]}
 */
public record StreamId(String value) {
    /** @throws IllegalArgumentException if {@code value} is not an identifier */
    public StreamId {
        Checks.id("stream id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
