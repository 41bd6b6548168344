package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Consecutive ids of one client with what they stand for, in the store of a document.
 *
 * <p>A length has 53 bits, but of a billion documents none has a length beyond 31; such a one is kept elsewhere.
 */
abstract sealed class Struct permits Item, Gc {
    private static final int LONG = -1;

    final ClientStructs client;
    final long clock;
    private int shortLength;

    Struct(ClientStructs client, long clock) {
        this.client = client;
        this.clock = clock;
    }

    /** The number of units. */
    final long length() {
        int length = shortLength;
        return length == LONG ? longLength() : length;
    }

    final void setLength(long length) {
        boolean fits = length <= Integer.MAX_VALUE;
        keepLongLength(fits ? null : length);
        shortLength = fits ? (int) length : LONG;
    }

    /** A length beyond 31 bits, as it was kept last. */
    abstract long longLength();

    /** Keeps a length beyond 31 bits; null for none. */
    abstract void keepLongLength(@Nullable Long length);

    /** The first clock after this struct. */
    final long end() {
        return clock + length();
    }

    abstract boolean isDeleted();
}
