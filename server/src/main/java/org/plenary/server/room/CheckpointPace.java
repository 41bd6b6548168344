package org.plenary.server.room;

import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.journal.StreamId;

/** Has checkpoints made of a draft that is open for long, so that it is always loaded fast. Single-threaded. */
final class CheckpointPace {
    private final Checkpoints checkpoints;
    private final StreamId draft;
    private long made;

    /** @param seq the entry up to which loading the draft was taken care of */
    CheckpointPace(Checkpoints checkpoints, StreamId draft, long seq) {
        this.checkpoints = checkpoints;
        this.draft = draft;
        this.made = seq;
    }

    /** The record has come to an entry. */
    void reached(long seq) {
        if (checkpoints.isDue(made, seq)) {
            made = seq;
            checkpoints.make(draft);
        }
    }
}
