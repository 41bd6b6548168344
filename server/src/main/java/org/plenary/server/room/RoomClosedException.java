package org.plenary.server.room;

import org.plenary.server.journal.StreamId;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** The room has closed in the meantime; opening it again gives a new one. */
public final class RoomClosedException extends RefusedException {
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

    @Override
    public RefusalKind kind() {
        return RefusalKind.UNAVAILABLE;
    }

    @Override
    public String told() {
        return begun
                ? "The draft had to be opened anew in the midst of this. Look whether it has been done before you try again."
                : "The server is about to stop, or the draft to be opened anew. Try again in a moment.";
    }
}
