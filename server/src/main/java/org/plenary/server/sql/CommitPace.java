package org.plenary.server.sql;

import java.time.Duration;

/**
 * How long after the start of one commit the next may start. A commit costs about as much as ten small jobs, however
 * many it has; so the more come, the longer they gather, up to a bound that nobody notices. Immutable.
 */
final class CommitPace {
    /** Each job of a group has the next one gather so much longer: from 500 jobs a second on, groups grow. */
    private static final long NANOS_PER_JOB = 2_000_000;

    private final long leastNanos;
    private final long mostNanos;

    CommitPace(Duration least, Duration most) {
        leastNanos = least.toNanos();
        mostNanos = most.toNanos();
    }

    /** The time from the start of a commit of so many jobs to that of the next, at least. */
    long nanosAfter(int jobs) {
        return Math.min(mostNanos, Math.max(leastNanos, jobs * NANOS_PER_JOB));
    }
}
