package org.plenary.crdt;

/**
 * Consecutive ids of one client.
 *
 * @param client the client id
 * @param clock the first clock
 * @param length the number of ids, at least 1
 */
public record IdRange(long client, long clock, long length) {
    /** The first clock after the range. */
    public long end() {
        return clock + length;
    }
}
