package org.plenary.server.signin;

import java.time.Duration;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** Says that too many attempts to sign in failed, and how long to wait. */
public final class ThrottledException extends RefusedException {
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

    @Override
    public RefusalKind kind() {
        return RefusalKind.TOO_MANY_ATTEMPTS;
    }

    @Override
    public long retrySeconds() {
        return seconds();
    }
}
