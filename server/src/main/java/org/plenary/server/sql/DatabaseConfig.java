package org.plenary.server.sql;

import java.time.Duration;

/**
 * How work waits for a database, and is committed.
 *
 * @param queueLimit the most units of work that wait for the writer, and the same again for the readers
 * @param queueBytes the most bytes that waiting units of work hold; a single larger one is let through
 * @param groupLimit the most units of work in one commit
 * @param commitInterval the least time from the start of one commit to that of the next, up to 1 second; whoever comes
 *     after a quiet moment is committed at once, and under load more units share a commit
 * @param busyInterval what that time grows to at most when much waits, up to 1 second
 * @param readers number of reading threads, 1 to 64
 */
public record DatabaseConfig(
        int queueLimit, long queueBytes, int groupLimit, Duration commitInterval, Duration busyInterval, int readers) {
    private static final Duration MAX_COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_READERS = 64;

    /** Queues 10,000 units or 256 MiB, commits up to 1,000 of them every 3 ms at most, 8 when busy; has 2 readers. */
    public static final DatabaseConfig USUAL =
            new DatabaseConfig(10_000, 256L << 20, 1_000, Duration.ofMillis(3), Duration.ofMillis(8), 2);

    /** @throws IllegalArgumentException if a value is out of bounds */
    public DatabaseConfig {
        if (commitInterval.isNegative() || commitInterval.compareTo(MAX_COMMIT_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "expected a commit interval from 0 to " + MAX_COMMIT_INTERVAL + ", got " + commitInterval);
        }
        if (busyInterval.compareTo(commitInterval) < 0 || busyInterval.compareTo(MAX_COMMIT_INTERVAL) > 0) {
            throw new IllegalArgumentException("expected a busy interval from the commit interval " + commitInterval
                    + " to " + MAX_COMMIT_INTERVAL + ", got " + busyInterval);
        }
        positive("queue limit", queueLimit);
        positive("queue bytes", queueBytes);
        positive("group limit", groupLimit);
        positive("number of readers", readers);
        if (readers > MAX_READERS) {
            throw new IllegalArgumentException("expected at most " + MAX_READERS + " readers, got " + readers);
        }
    }

    /** Commits always at the same interval. */
    public DatabaseConfig(int queueLimit, long queueBytes, int groupLimit, Duration commitInterval, int readers) {
        this(queueLimit, queueBytes, groupLimit, commitInterval, commitInterval, readers);
    }

    private static void positive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("expected a " + what + " of 1 or more, got " + value);
        }
    }
}
