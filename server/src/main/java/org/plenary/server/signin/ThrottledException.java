package org.plenary.server.signin;

import java.time.Duration;

/** Says that too many attempts to sign in failed, and how long to wait. */
public final class ThrottledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    ThrottledException(Duration wait) {
        super("Too many attempts failed. Wait " + seconds(wait) + " seconds before you try again.");
        this.wait = wait;
    }

    /** The seconds to wait, 1 or more. */
    public long seconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }
}
