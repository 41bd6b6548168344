package org.plenary.server.history;

import java.time.Duration;

/**
 * How much of drafts' past is kept in memory, and how much work about it is taken at once.
 *
 * @param maxHistories the most drafts whose past is in memory
 * @param maxBytes about the most memory that they take together; one that needs more by itself is let in alone
 * @param idle after this time without a question the past of a draft is forgotten
 * @param threads how many questions are worked on at once, each of another draft; one person has all but one of them at
 *     most
 * @param maxWaiting the most questions that wait or are answered, besides places for those who lead
 */
public record HistoryConfig(int maxHistories, long maxBytes, Duration idle, int threads, int maxWaiting) {
    private static final long MOST_BYTES = 1L << 30;

    public HistoryConfig {
        if (maxHistories < 1 || maxBytes < 1 || threads < 1 || maxWaiting < 1 || idle.isNegative()) {
            throw new IllegalArgumentException("history bounds expected=positive, got maxHistories=" + maxHistories
                    + " maxBytes=" + maxBytes + " idle=" + idle + " threads=" + threads + " maxWaiting=" + maxWaiting);
        }
    }

    /** 32 drafts in a quarter of the heap, 1 GiB at most, for 10 minutes; 2 threads, 64 waiting questions. */
    public static HistoryConfig defaults() {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        return new HistoryConfig(32, Math.min(MOST_BYTES, quarter), Duration.ofMinutes(10), 2, 64);
    }
}
