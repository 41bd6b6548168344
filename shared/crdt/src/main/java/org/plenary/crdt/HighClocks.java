package org.plenary.crdt;

/** A stretch of clocks that does not begin at 0. */
final class HighClocks extends ClockSpace {
    private final ClientStructs client;
    private final long base;

    HighClocks(ClientStructs client, long base) {
        this.client = client;
        this.base = base;
    }

    @Override
    ClientStructs client() {
        return client;
    }

    @Override
    long base() {
        return base;
    }
}
