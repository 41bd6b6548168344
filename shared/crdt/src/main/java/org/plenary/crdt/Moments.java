package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** Two moments, and what became of units between them. With the same moment twice, tells what is there. */
final class Moments {
    private final Moment before;
    private final Moment after;
    private long until;

    Moments(@Nullable Snapshot before, @Nullable Snapshot after) {
        this.before = new Moment(before);
        this.after = new Moment(after);
    }

    /** One moment twice: the snapshot, or now if it is null. */
    Moments(@Nullable Snapshot at) {
        before = new Moment(at);
        after = before;
    }

    Moment before() {
        return before;
    }

    Moment after() {
        return after;
    }

    /** What became of the unit; null if it is there at neither moment. {@link #until} tells how far that holds. */
    @Nullable
    Change change(Struct struct, long clock) {
        boolean was = before.shows(struct, clock);
        boolean is = before == after ? was : after.shows(struct, clock);
        until = Math.min(before.until(), after.until());
        if (was) {
            return is ? Change.KEPT : Change.DELETED;
        }
        return is ? Change.INSERTED : null;
    }

    /** The first clock after those that the last answer of {@link #change} holds for; at most the struct's end. */
    long until() {
        return until;
    }
}
