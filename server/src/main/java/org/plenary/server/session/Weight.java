package org.plenary.server.session;

import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.MessageReader;

/** What a message may take in memory once it is decoded, and takes. Stateless. */
final class Weight {
    private static final int STRUCT = 64;
    private static final int RANGE = 16;

    /** Twice what the gate takes at once, and more: the gate says what is the matter, and to do. */
    private static final long STRUCTS = 250_000;

    private static final long RANGES = 500_000;
    private static final long CLIENTS = 60_000;

    private Weight() {}

    /**
     * The most that an honest client sends to a draft. With everything that it lacks a client repeats all deletions and
     * the clients of everybody, and some clients the whole text, so that the bounds grow with the draft: a range takes
     * two bytes of it at least, a client with its parts 16, and a struct 32 as people write.
     *
     * @param draftBytes the size of the draft, encoded
     */
    static MessageReader.Bounds bounds(long draftBytes) {
        return new MessageReader.Bounds(STRUCTS + draftBytes / 32, RANGES + draftBytes / 2, CLIENTS + draftBytes / 16);
    }

    /** What a decoded update takes, in bytes. */
    static long of(Update update) {
        return update.size()
                + (long) STRUCT * update.structCount()
                + (long) RANGE * update.deletes().rangeCount();
    }
}
