package org.plenary.crdt;

/** Consecutive ids of one client with what they stand for, in the store of a document. */
abstract sealed class Struct permits Item, Gc {
    final ClientStructs client;
    long clock;
    long length;

    Struct(ClientStructs client, long clock, long length) {
        this.client = client;
        this.clock = clock;
        this.length = length;
    }

    /** The first clock after this struct. */
    final long end() {
        return clock + length;
    }

    abstract boolean isDeleted();
}
