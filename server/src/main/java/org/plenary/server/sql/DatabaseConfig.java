package org.plenary.server.sql;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the embedded database runs.
 *
 * @param directory the data directory; it is created if it is missing
 * @param busyTimeout how long to wait for a lock that another program holds on the file, up to 10 minutes
 * @param queueLimit the most units of work that wait for the writer, and the same again for the readers
 * @param queueBytes the most bytes that waiting units of work hold; a single larger one is let through
 * @param groupLimit the most units of work in one commit
 * @param commitInterval the least time from the start of one commit to that of the next, up to 1 second; whoever comes after
 *     a quiet moment is committed at once, and under load more units share a commit
 * @param readers number of reading threads, 1 to 64
 */
public record DatabaseConfig(
        Path directory,
        Duration busyTimeout,
        int queueLimit,
        long queueBytes,
        int groupLimit,
        Duration commitInterval,
        int readers) {
    private static final Duration MAX_BUSY_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration MAX_COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final int MAX_READERS = 64;

    /** @throws IllegalArgumentException if a value is out of bounds */
    public DatabaseConfig {
        if (busyTimeout.isNegative() || busyTimeout.compareTo(MAX_BUSY_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "expected a busy timeout from 0 to " + MAX_BUSY_TIMEOUT + ", got " + busyTimeout);
        }
        if (commitInterval.isNegative() || commitInterval.compareTo(MAX_COMMIT_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "expected a commit interval from 0 to " + MAX_COMMIT_INTERVAL + ", got " + commitInterval);
        }
        positive("queue limit", queueLimit);
        positive("queue bytes", queueBytes);
        positive("group limit", groupLimit);
        positive("number of readers", readers);
        if (readers > MAX_READERS) {
            throw new IllegalArgumentException("expected at most " + MAX_READERS + " readers, got " + readers);
        }
    }

    /**
     * The usual configuration: waits 5 s for locks, queues 10,000 units or 256 MiB, commits up to 1,000 of them every 3 ms
     * at most, and has 2 readers.
     */
    public static DatabaseConfig in(Path directory) {
        return new DatabaseConfig(directory, Duration.ofSeconds(5), 10_000, 256L << 20, 1_000, Duration.ofMillis(3), 2);
    }

    private static void positive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("expected a " + what + " of 1 or more, got " + value);
        }
    }
}
