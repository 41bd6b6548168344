package org.plenary.server.signin;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How many failures to sign in are written to the audit trail: up to {@value #BURST} at once, and one more each {@value
 * #SECONDS_EACH} seconds. Anybody at all can fail, from anywhere, and the trail can only grow. Safe from any thread.
 */
final class TrailAllowance {
    static final int BURST = 1_000;
    static final int SECONDS_EACH = 6;

    private final InstantSource clock;
    private long left = BURST;
    private long countedAtMillis;

    TrailAllowance(InstantSource clock) {
        this.clock = clock;
        this.countedAtMillis = clock.millis();
    }

    /** Whether one more may be written. */
    synchronized boolean take() {
        long each = Duration.ofSeconds(SECONDS_EACH).toMillis();
        long grown = Math.max(0, (clock.millis() - countedAtMillis) / each);
        countedAtMillis += grown * each;
        left = Math.min(BURST, left + grown);
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
