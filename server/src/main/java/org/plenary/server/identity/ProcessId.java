package org.plenary.server.identity;

/**
 * Identifies a {@linkplain Negotiation process}.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9_-]}
 */
public record ProcessId(String value) {
    /** @throws IllegalArgumentException if {@code value} is not an identifier */
    public ProcessId {
        Checks.id("process id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
