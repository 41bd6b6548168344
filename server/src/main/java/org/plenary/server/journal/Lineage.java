package org.plenary.server.journal;

import org.plenary.server.identity.Checks;

/**
 * Identifies the history a stream descends from. A client whose copy is of another lineage must not merge it.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9_-]}
 */
public record Lineage(String value) {
    /** @throws IllegalArgumentException if {@code value} is not an identifier */
    public Lineage {
        Checks.id("lineage", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
