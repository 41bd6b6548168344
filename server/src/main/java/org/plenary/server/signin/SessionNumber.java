package org.plenary.server.signin;

/**
 * Names a session without opening anything: its number, which no other session ever gets.
 *
 * @param value 1 or more
 */
public record SessionNumber(long value) {
    /** @throws IllegalArgumentException if {@code value} is no number of a session */
    public SessionNumber {
        if (value < 1) {
            throw new IllegalArgumentException("expected a session number of 1 or more, got " + value);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
