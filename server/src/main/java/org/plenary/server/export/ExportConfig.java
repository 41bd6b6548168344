package org.plenary.server.export;

import java.time.Duration;

/**
 * How much of files is made at once, and how large they become.
 *
 * @param threads how many files are made at once
 * @param maxWaiting the most files that wait to be made
 * @param maxCharacters the most characters of a text, or of a redline with what is deleted in it, that is made into
 *     files
 * @param maxBytes the most bytes of a file
 * @param maxTime the most time that a file takes, and the most that it waits before
 */
public record ExportConfig(int threads, int maxWaiting, long maxCharacters, long maxBytes, Duration maxTime) {
    public ExportConfig {
        if (threads < 1
                || maxWaiting < 0
                || maxCharacters < 1
                || maxBytes < 1
                || maxTime.isNegative()
                || maxTime.isZero()) {
            throw new IllegalArgumentException("export bounds expected=positive, got threads=" + threads
                    + " maxWaiting=" + maxWaiting + " maxCharacters=" + maxCharacters + " maxBytes=" + maxBytes
                    + " maxTime=" + maxTime);
        }
    }

    /** 2 threads and 16 that wait; 1,000,000 characters, 256 MiB, 2 minutes. */
    public static ExportConfig defaults() {
        return new ExportConfig(2, 16, 1_000_000, 256L << 20, Duration.ofMinutes(2));
    }
}
