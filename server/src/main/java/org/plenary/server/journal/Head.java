package org.plenary.server.journal;

/**
 * The end of a stream: where the next entry goes.
 *
 * @param seq sequence number of the newest entry; 0 if there is none yet
 * @param hash hash of that entry, or the stream's genesis hash
 */
public record Head(long seq, Hash hash) {
    /** @throws IllegalArgumentException if {@code seq} is negative */
    public Head {
        if (seq < 0) {
            throw new IllegalArgumentException("expected a sequence number of 0 or more, got " + seq);
        }
    }
}
