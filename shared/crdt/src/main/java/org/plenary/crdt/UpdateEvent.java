package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** A change of a document together with its encoding, which is made when it is first asked for. */
public final class UpdateEvent {
    private final Transaction transaction;
    private byte @Nullable [] update;
    private byte @Nullable [] updateV2;

    UpdateEvent(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The change. */
    public Transaction transaction() {
        return transaction;
    }

    /** What the change was said to come from. */
    public @Nullable Object origin() {
        return transaction.origin();
    }

    /**
     * The change as an update: the same array for all listeners, not to be changed.
     *
     * @throws IllegalStateException if it is asked for the first time after the listeners have returned
     */
    public byte[] update() {
        if (update == null) {
            transaction.requireListening();
            update = transaction.encode();
        }
        return update;
    }

    /**
     * The change as an update of format V2: the same array for all listeners, not to be changed.
     *
     * @throws IllegalStateException if it is asked for the first time after the listeners have returned
     */
    public byte[] updateV2() {
        if (updateV2 == null) {
            updateV2 = new V2Writer(true).encode(Update.decode(update()));
        }
        return updateV2;
    }
}
