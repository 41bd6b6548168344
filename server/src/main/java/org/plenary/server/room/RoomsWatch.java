package org.plenary.server.room;

import org.plenary.server.journal.StreamId;

/** Who hears of what happens in rooms. Told on a room's loop: must return at once, and must not throw. */
public interface RoomsWatch {
    /** Nobody does. */
    RoomsWatch NONE = new RoomsWatch() {};

    /** People may have other rights in a draft from now on; told before who decided that hears it. */
    default void rightsChanged(StreamId draft) {}

    /** The text of a draft has changed, or something was decided about it; it is on disk and shown. */
    default void changed(StreamId draft) {}
}
