package org.plenary.server.signin;

import java.time.Duration;

/**
 * How long people stay signed in, and how long they may wait before they accept an invitation.
 *
 * @param lifetime from opening a session to its end, however much it is used; more than 0
 * @param idle how long a session lasts without use; more than 0
 * @param perPerson the most sessions a person has at a time; the oldest end first
 * @param invitation how long an invitation can be accepted; more than 0
 * @param token how long an access token works after it was given out; more than 0
 */
public record SignInConfig(Duration lifetime, Duration idle, int perPerson, Duration invitation, Duration token) {
    /** 12 hours, 4 hours without use, 50 sessions each; 14 days for invitations, 180 for tokens. */
    public static final SignInConfig USUAL =
            new SignInConfig(Duration.ofHours(12), Duration.ofHours(4), 50, Duration.ofDays(14), Duration.ofDays(180));

    /** @throws IllegalArgumentException if a value is out of bounds */
    public SignInConfig {
        if (!isSome(lifetime) || !isSome(idle) || !isSome(invitation) || !isSome(token) || perPerson < 1) {
            throw new IllegalArgumentException(
                    "expected times of more than 0 and 1 or more sessions for a person, got lifetime=" + lifetime
                            + " idle=" + idle + " perPerson=" + perPerson + " invitation=" + invitation + " token="
                            + token);
        }
    }

    private static boolean isSome(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
