package org.plenary.server.room;

/** Something that waits for its turn in a room. Single-threaded, like the room that owns it. */
interface Step {
    /** Does its work within the turn of {@code batch}. Whatever it throws ends the room. */
    void take(Batch batch);

    /**
     * The room has closed before all that the step did was on disk and told. Whoever waits for it is answered.
     *
     * @param begun whether its turn had come, so that what it did may be in the record or may not
     */
    void abandon(boolean begun);

    /** What the step did in its turn, or wanted to have done afterwards, broke the room. */
    default void broke(Throwable thrown) {}
}
