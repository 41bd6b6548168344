package org.plenary.server.room;

import org.plenary.server.journal.StreamId;

/** The room has closed in the meantime; opening it again gives a new one. */
public final class RoomClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean begun;

    /** The room has closed before it came to what was asked. */
    RoomClosedException(StreamId id) {
        this(id, false);
    }

    RoomClosedException(StreamId id, boolean begun) {
        super(
                begun
                        ? "the room of draft " + id
                                + " has closed in the midst of it; whether it was done, the record tells"
                        : "the room of draft " + id + " has closed; open it again");
        this.begun = begun;
    }

    /** Whether what was asked had been begun: it may be in the record, and is not simply to be done once more. */
    public boolean begun() {
        return begun;
    }
}
