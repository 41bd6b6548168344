package org.plenary.server.presence.redis;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a limit, and half of it by chance, so that
 * nodes which lost the same server do not come back all at once. Single-threaded.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 200;

    private final long maxMillis;
    private final RandomGenerator random;
    private long nextMillis = FIRST_MILLIS;

    Backoff(Duration max, RandomGenerator random) {
        this.maxMillis = max.toMillis();
        this.random = random;
    }

    /** Milliseconds to wait now, 1 or more. */
    long next() {
        long most = Math.min(nextMillis, maxMillis);
        nextMillis = Math.min(most * 2, maxMillis);
        return Math.max(1, most / 2 + random.nextLong(most / 2 + 1));
    }

    /** The next wait is a short one again. */
    void reset() {
        nextMillis = FIRST_MILLIS;
    }
}
