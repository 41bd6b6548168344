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
 * @param messagesPerPerson what one person may send every second for long, over all connections to all drafts; beyond,
 *     they are read more slowly
 */
public record RoomConfig(
        int maxMembers,
        long maxDraftBytes,
        Duration maxTick,
        Duration awarenessTick,
        Duration idleClose,
        int messagesPerPerson) {

    /** What a person at work on three devices cannot reach. */
    static final int MESSAGES_PER_PERSON = 5_000;

    public RoomConfig {
        if (maxMembers < 1) {
            throw new IllegalArgumentException("room.maxMembers expected=at least 1, got=" + maxMembers);
        }
        if (messagesPerPerson < 1) {
            throw new IllegalArgumentException("room.messagesPerPerson expected=at least 1, got=" + messagesPerPerson);
        }
        if (maxDraftBytes < 1) {
            throw new IllegalArgumentException("room.maxDraftBytes expected=at least 1, got=" + maxDraftBytes);
        }
        if (maxTick.isNegative() || awarenessTick.isNegative() || idleClose.isNegative()) {
            throw new IllegalArgumentException("room durations expected=not negative, got maxTick=" + maxTick
                    + " awarenessTick=" + awarenessTick + " idleClose=" + idleClose);
        }
    }

    /** With {@value #MESSAGES_PER_PERSON} messages of one person a second. */
    public RoomConfig(
            int maxMembers, long maxDraftBytes, Duration maxTick, Duration awarenessTick, Duration idleClose) {
        this(maxMembers, maxDraftBytes, maxTick, awarenessTick, idleClose, MESSAGES_PER_PERSON);
    }

    /** 1,000 members, 32 MiB, 50 ms, 50 ms, 30 s, 5,000 messages of one person a second. */
    public static RoomConfig defaults() {
        return new RoomConfig(1000, 32L << 20, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(30));
    }
}
