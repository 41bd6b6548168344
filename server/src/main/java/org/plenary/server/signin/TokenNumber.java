package org.plenary.server.signin;

/**
 * Names an access token without opening anything: its number, which no other token ever gets.
 *
 * @param value 1 or more
 */
public record TokenNumber(long value) {
    /** @throws IllegalArgumentException if {@code value} is no number of a token */
    public TokenNumber {
        if (value < 1) {
            throw new IllegalArgumentException("expected a token number of 1 or more, got " + value);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
