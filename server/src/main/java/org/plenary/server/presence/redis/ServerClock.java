package org.plenary.server.presence.redis;

import java.time.Duration;

/** How far the clock of Redis is ahead of this node's. Set on one event loop, read from anywhere. */
final class ServerClock {
    /** Clocks that differ by less than this are taken for the same, so that times do not jitter. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private volatile Duration offset = Duration.ZERO;

    /** Zero while the clocks differ by little. */
    Duration offset() {
        return offset;
    }

    /**
     * The clock of Redis was looked at.
     *
     * @param ahead by how much it was ahead
     * @param uncertainty how far that may be wrong
     * @return whether the offset is another one now
     */
    boolean compare(Duration ahead, Duration uncertainty) {
        Duration tolerance = TOLERANCE.plus(uncertainty);
        if (ahead.minus(offset).abs().compareTo(tolerance) <= 0) {
            return false;
        }
        offset = ahead.abs().compareTo(tolerance) > 0 ? ahead : Duration.ZERO;
        return true;
    }
}
