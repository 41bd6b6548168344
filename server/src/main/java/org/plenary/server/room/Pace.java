package org.plenary.server.room;

import java.time.Duration;

/**
 * How long a room waits before its next turn, so that changes which arrive close together are written and shown
 * together. With few members, or after a quiet moment, it does not wait: every member costs the turn one frame, so the
 * gathering grows with the crowd, 0.7 milliseconds for each, up to a bound that nobody notices in somebody else's
 * typing. Single-threaded.
 */
final class Pace {
    private static final int SMALL_CROWD = 8;
    private static final long NANOS_PER_MEMBER = 700_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long maxTickNanos;
    private long lastTurnNanos;
    private boolean first = true;

    Pace(Duration maxTick) {
        this.maxTickNanos = maxTick.toNanos();
    }

    /** Milliseconds, rounded, from {@code nowNanos} until a turn may begin; zero or less for "now". */
    long millisToWait(int members, long nowNanos) {
        if (first || members <= SMALL_CROWD) {
            return 0;
        }
        long tick = Math.min(members * NANOS_PER_MEMBER, maxTickNanos);
        return (lastTurnNanos + tick - nowNanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI;
    }

    /** A turn begins. */
    void turn(long nowNanos) {
        first = false;
        lastTurnNanos = nowNanos;
    }
}
