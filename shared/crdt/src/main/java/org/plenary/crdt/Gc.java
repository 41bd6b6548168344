package org.plenary.crdt;

/** Ids whose parent is deleted and collected: nothing else is known of them any more. */
final class Gc extends Struct {
    Gc(ClientStructs client, long clock, long length) {
        super(client, clock, length);
    }

    @Override
    boolean isDeleted() {
        return true;
    }
}
