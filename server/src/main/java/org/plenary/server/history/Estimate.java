package org.plenary.server.history;

import org.plenary.server.checkpoint.Past;

/** About how much memory the past of a draft takes, from figures that are at hand. Stateless. */
final class Estimate {
    /** Of the table of entries and of the attribution. */
    private static final long BYTES_PER_ENTRY = 70;
    /** Of the document: what was measured at drafts of several sizes is from 1 to 3 times the size of the payloads. */
    private static final long BYTES_PER_PAYLOAD_BYTE = 3;

    private static final long LEAST = 1 << 16;

    private Estimate() {}

    static long bytes(Past past) {
        return LEAST + BYTES_PER_ENTRY * past.head().seq() + BYTES_PER_PAYLOAD_BYTE * past.payloadBytes();
    }
}
