package org.plenary.server.identity;

import java.time.Duration;

/**
 * How long people stay signed in.
 *
 * @param lifetime from opening a session to its end, however much it is used; more than 0
 * @param perPerson the most sessions a person has at a time; the oldest end first
 */
public record SignInConfig(Duration lifetime, int perPerson) {
    /** 12 hours, 50 sessions each. */
    public static final SignInConfig USUAL = new SignInConfig(Duration.ofHours(12), 50);

    /** @throws IllegalArgumentException if a value is out of bounds */
    public SignInConfig {
        if (lifetime.isNegative() || lifetime.isZero() || perPerson < 1) {
            throw new IllegalArgumentException("expected a lifetime of more than 0 and 1 or more sessions for a person,"
                    + " got lifetime=" + lifetime + " perPerson=" + perPerson);
        }
    }
}
