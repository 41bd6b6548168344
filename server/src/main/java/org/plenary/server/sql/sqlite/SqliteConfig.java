package org.plenary.server.sql.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import org.plenary.server.sql.DatabaseConfig;

/**
 * Where the database's file is, and how it is worked on.
 *
 * @param directory the data directory; it is created if it is missing
 * @param busyTimeout how long to wait for a lock that another program holds on the file, up to 10 minutes
 * @param work how work waits and is committed
 */
public record SqliteConfig(Path directory, Duration busyTimeout, DatabaseConfig work) {
    private static final Duration MAX_BUSY_TIMEOUT = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if a value is out of bounds */
    public SqliteConfig {
        if (busyTimeout.isNegative() || busyTimeout.compareTo(MAX_BUSY_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "expected a busy timeout from 0 to " + MAX_BUSY_TIMEOUT + ", got " + busyTimeout);
        }
    }

    /** The usual configuration: waits 5 s for locks, works as {@link DatabaseConfig#USUAL}. */
    public static SqliteConfig in(Path directory) {
        return new SqliteConfig(directory, Duration.ofSeconds(5), DatabaseConfig.USUAL);
    }
}
