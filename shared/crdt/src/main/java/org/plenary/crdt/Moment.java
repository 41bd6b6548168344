package org.plenary.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells which units of a document are there at one moment: now, or at a snapshot. Reads the store as it is; items of
 * which a part is there are not cut.
 */
final class Moment {
    private static final long[] NONE = {};

    /** Null for now. */
    private final @Nullable Snapshot snapshot;

    // What the snapshot says of the client that was asked for last.
    private @Nullable ClientStructs client;
    private long known;
    private long[] deleted = NONE;

    private long until;

    Moment(@Nullable Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Whether the unit of the struct is there. How far the answer holds, {@link #until} tells. */
    boolean shows(Struct struct, long clock) {
        until = struct.end();
        if (snapshot == null) {
            return !struct.isDeleted();
        }
        look(snapshot, struct.client);
        if (clock >= known) {
            return false;
        }
        int found = Arrays.binarySearch(deleted, clock);
        int next = found >= 0 ? found + 1 : -found - 1;
        until = Math.min(until, known);
        if (next < deleted.length) {
            until = Math.min(until, deleted[next]);
        }
        // The bounds are starts and ends in turn: before a start, the unit is outside of every range.
        return next % 2 == 0;
    }

    /** The first clock after those that the last answer of {@link #shows} holds for; at most the struct's end. */
    long until() {
        return until;
    }

    private void look(Snapshot at, ClientStructs asked) {
        if (client != asked) {
            client = asked;
            known = at.stateVector().get(asked.id);
            long[] bounds = at.deletes().bounds(asked.id);
            deleted = bounds == null ? NONE : bounds;
        }
    }

    /**
     * The value that a key has at this moment.
     *
     * @param item the item that holds it
     * @param clock the unit within the item
     */
    record Value(Item item, long clock) {
        boolean sameAs(@Nullable Value other) {
            return other != null && item == other.item && clock == other.clock;
        }

        int offset() {
            return (int) (clock - item.clock);
        }
    }

    /** The value of the key whose last item is given, null if there is none at this moment. */
    @Nullable
    Value value(@Nullable Item last) {
        Item item = last;
        while (item != null && !reaches(item)) {
            item = item.left;
        }
        if (item == null) {
            return null;
        }
        long clock = (snapshot == null ? item.end() : Math.min(item.end(), known)) - 1;
        return shows(item, clock) ? new Value(item, clock) : null;
    }

    private boolean reaches(Item item) {
        if (snapshot == null) {
            return true;
        }
        look(snapshot, item.client);
        return item.clock < known;
    }
}
