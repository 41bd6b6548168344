package org.plenary.server.memory;

import java.time.Duration;

/**
 * What live connections may take of this process.
 *
 * @param bytesPerUse what all of them together may hold for each {@link Use}, in bytes; one person may hold half of it
 * @param patience how long an unfinished message may take to bring {@value #BYTES_PER_SECOND} bytes for each second of
 *     it
 * @param handshakes upgrades to live connections that may be under way at once; a quarter of them for one person
 */
public record MemoryConfig(long bytesPerUse, Duration patience, int handshakes) {
    /** Slower than a telephone in a train, and faster than who holds memory for the sake of it. */
    static final long BYTES_PER_SECOND = 512;

    /** What one upgrade costs while it is under way, generously: its head, and the question who it is. */
    private static final long HANDSHAKE_BYTES = 128 << 10;

    private static final int FEWEST_HANDSHAKES = 64;
    private static final int MOST_HANDSHAKES = 4_096;
    private static final int SHARE_OF_HEAP = 8;
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException if a limit is not more than 0, or leaves one person without a handshake */
    public MemoryConfig {
        if (bytesPerUse < 1 || patience.toMillis() < 1 || handshakes < 4) {
            throw new IllegalArgumentException(
                    "memory limits expected=bytesPerUse of at least 1, some patience, at least 4"
                            + " handshakes, got bytesPerUse=" + bytesPerUse + " patience=" + patience + " handshakes="
                            + handshakes);
        }
    }

    /** An eighth of the heap for each use, 30 s, and a handshake for each 128 KiB of the heap, 64 to 4,096. */
    public static MemoryConfig defaults() {
        long heap = Runtime.getRuntime().maxMemory();
        return new MemoryConfig(heap / SHARE_OF_HEAP, USUAL_PATIENCE, (int)
                Math.max(FEWEST_HANDSHAKES, Math.min(MOST_HANDSHAKES, heap / HANDSHAKE_BYTES)));
    }

    /** The same, with other bytes for each use. */
    public MemoryConfig holding(long bytes) {
        return new MemoryConfig(bytes, patience, handshakes);
    }

    /**
     * The same, with at least so much for each use that one person can send a message of {@code maxMessageBytes}, and
     * its frame, while others hold as much.
     */
    public MemoryConfig takingMessagesOf(int maxMessageBytes) {
        return holding(Math.max(bytesPerUse, 2L * maxMessageBytes + maxMessageBytes / 2));
    }

    /** What an unfinished message has to bring within the patience, in bytes. */
    public long leastProgress() {
        return BYTES_PER_SECOND * patience.toMillis() / 1_000;
    }
}
