package org.plenary.server.room;

import org.plenary.server.journal.StreamId;

/** The room has closed in the meantime; opening it again gives a new one. */
public final class RoomClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoomClosedException(StreamId id) {
        super("the room of draft " + id + " has closed; open it again");
    }
}
