package org.plenary.server.room;

import java.time.Duration;

/**
 * Limits and pace of a room.
 *
 * @param maxMembers connections in one draft at once
 * @param maxDraftBytes size of a draft's encoded state from which on it takes no more changes
 * @param maxTick the longest time that changes are gathered before they are written and shown together. A room with
 *     few members, or one that was quiet, does not wait at all; zero switches the gathering off
 * @param awarenessTick how long carets and selections are gathered before they are shown
 * @param idleClose how long a room without members stays in memory
 */
public record RoomConfig(
        int maxMembers, long maxDraftBytes, Duration maxTick, Duration awarenessTick, Duration idleClose) {

    public RoomConfig {
        if (maxMembers < 1) {
            throw new IllegalArgumentException("room.maxMembers expected=at least 1, got=" + maxMembers);
        }
        if (maxDraftBytes < 1) {
            throw new IllegalArgumentException("room.maxDraftBytes expected=at least 1, got=" + maxDraftBytes);
        }
        if (maxTick.isNegative() || awarenessTick.isNegative() || idleClose.isNegative()) {
            throw new IllegalArgumentException("room durations expected=not negative, got maxTick=" + maxTick
                    + " awarenessTick=" + awarenessTick + " idleClose=" + idleClose);
        }
    }

    /** 1,000 members, 32 MiB, 30 ms, 50 ms, 30 s. */
    public static RoomConfig defaults() {
        return new RoomConfig(1000, 32L << 20, Duration.ofMillis(30), Duration.ofMillis(50), Duration.ofSeconds(30));
    }
}
