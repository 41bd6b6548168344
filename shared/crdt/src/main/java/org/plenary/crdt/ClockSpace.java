package org.plenary.crdt;

/**
 * A stretch of 2^32 clocks of a client, so that a reference to an id takes 32 bits for the clock. There is one object
 * for each stretch; the one from clock 0 on, of which there is nearly always no other, is the {@link ClientStructs}
 * itself.
 */
abstract sealed class ClockSpace permits ClientStructs, HighClocks {
    private static final long MASK = 0xffffffffL;

    abstract ClientStructs client();

    /** The first clock. */
    abstract long base();

    final long clock(int low) {
        return base() + (low & MASK);
    }
}
