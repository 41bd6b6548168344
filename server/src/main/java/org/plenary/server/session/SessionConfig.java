package org.plenary.server.session;

import java.time.Duration;

/**
 * Limits of one connection.
 *
 * @param maxMessageBytes the largest message it may send
 * @param maxUnanswered document messages that may wait for their answer; beyond, nothing more is read from the socket
 * @param maxUnansweredBytes the same, in bytes
 * @param messagesPerSecond messages it may send for long; beyond, reading waits
 * @param keepAlive after this long without a message to the client, it gets an empty one: y-websocket gives a silent
 *     connection up after 30 s
 * @param deadAfter a connection from which nothing came for this long, not even a pong, is closed
 */
public record SessionConfig(
        int maxMessageBytes,
        int maxUnanswered,
        long maxUnansweredBytes,
        int messagesPerSecond,
        Duration keepAlive,
        Duration deadAfter) {

    public SessionConfig {
        if (maxMessageBytes < 1 || maxUnanswered < 1 || maxUnansweredBytes < 1 || messagesPerSecond < 1) {
            throw new IllegalArgumentException("session limits expected=at least 1, got maxMessageBytes="
                    + maxMessageBytes + " maxUnanswered=" + maxUnanswered + " maxUnansweredBytes=" + maxUnansweredBytes
                    + " messagesPerSecond=" + messagesPerSecond);
        }
        if (keepAlive.toMillis() < 1 || deadAfter.compareTo(keepAlive) <= 0) {
            throw new IllegalArgumentException("session times expected=0 < keepAlive < deadAfter, got keepAlive="
                    + keepAlive + " deadAfter=" + deadAfter);
        }
    }

    /** 8 MiB, 256 messages or 16 MiB unanswered, 200 messages a second, 15 s, 60 s. */
    public static SessionConfig defaults() {
        return new SessionConfig(8 << 20, 256, 16L << 20, 200, Duration.ofSeconds(15), Duration.ofSeconds(60));
    }
}
