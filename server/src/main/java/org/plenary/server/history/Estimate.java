package org.plenary.server.history;

import org.plenary.server.checkpoint.Past;

/** About how much memory the past of a draft takes, from figures that are at hand. Stateless. */
final class Estimate {
    /** Of the table of entries, and of what is left of the attribution when typing was joined. */
    private static final long BYTES_PER_ENTRY = 30;
    /** Of the document. Together it is rather more than what was measured: 13 MB for 200,000 entries of 25 bytes. */
    private static final long BYTES_PER_PAYLOAD_BYTE = 2;

    private static final long LEAST = 1 << 16;

    private Estimate() {}

    static long bytes(Past past) {
        return LEAST
                + BYTES_PER_ENTRY * past.head().seq()
                + BYTES_PER_PAYLOAD_BYTE * past.payloadBytes()
                + past.brackets().bytes();
    }
}
