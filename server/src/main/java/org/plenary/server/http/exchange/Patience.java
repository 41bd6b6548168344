package org.plenary.server.http.exchange;

import java.time.Duration;

/**
 * How long a connection may stand without what it is for. Live sockets have their own rules once they are open.
 *
 * @param first from its beginning until its first request's head is there
 * @param idle from the end of an answer until the next request's head is there: longer than a proxy in front keeps a
 *     connection, since who closes first knows it
 * @param body how long a request's body may take to bring {@value #BYTES_PER_SECOND} bytes for each second of it
 */
public record Patience(Duration first, Duration idle, Duration body) {
    /** Slower than a telephone in a train, and faster than who holds connections for the sake of it. */
    public static final long BYTES_PER_SECOND = 512;

    /** 20 seconds, 75 seconds, 30 seconds. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(75), Duration.ofSeconds(30));

    /** @throws IllegalArgumentException if a time is not more than 0 */
    public Patience {
        if (!isSome(first) || !isSome(idle) || !isSome(body)) {
            throw new IllegalArgumentException(
                    "expected times of more than 0, got first=" + first + " idle=" + idle + " body=" + body);
        }
    }

    private static boolean isSome(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    public long shortestMillis() {
        return Math.min(first.toMillis(), Math.min(idle.toMillis(), body.toMillis()));
    }

    public long bodyBytes() {
        return BYTES_PER_SECOND * body.toMillis() / 1_000;
    }
}
