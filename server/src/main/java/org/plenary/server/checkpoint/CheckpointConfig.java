package org.plenary.server.checkpoint;

/**
 * When checkpoints are made.
 *
 * @param everyEntries a new one is made when this many entries have been added since the last one
 * @param maxBytes larger ones are not kept
 */
public record CheckpointConfig(int everyEntries, int maxBytes) {
    public CheckpointConfig {
        if (everyEntries < 1) {
            throw new IllegalArgumentException("checkpoint.everyEntries expected=at least 1, got=" + everyEntries);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("checkpoint.maxBytes expected=at least 1, got=" + maxBytes);
        }
    }

    /** Every 5,000 entries, up to 128 MiB. */
    public static CheckpointConfig defaults() {
        return new CheckpointConfig(5_000, 128 << 20);
    }
}
