package org.plenary.server.room;

import org.plenary.server.journal.Entry;

/** A moment in the life of a draft: after an entry of its record, or at a time. */
public sealed interface Moment {

    /** Whether an entry had happened by then. */
    boolean includes(Entry entry);

    /** Whether a record that ends with entry {@code seq} has come that far. */
    boolean isWithin(long seq);

    /** After the entry with this sequence number. */
    record AfterEntry(long seq) implements Moment {
        @Override
        public boolean includes(Entry entry) {
            return entry.seq() <= seq;
        }

        @Override
        public boolean isWithin(long lastSeq) {
            return seq <= lastSeq;
        }
    }

    /** At a time, milliseconds since 1970 UTC; what happened in that millisecond is included. */
    record AtTime(long millis) implements Moment {
        @Override
        public boolean includes(Entry entry) {
            return entry.atMillis() <= millis;
        }

        @Override
        public boolean isWithin(long lastSeq) {
            return true;
        }
    }
}
