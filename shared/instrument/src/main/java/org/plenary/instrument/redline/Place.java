package org.plenary.instrument.redline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.CharacterWalk;
import org.plenary.crdt.Id;

/**
 * What stands, and stood, behind a unit where it is or once was, or behind the beginning of a clause: characters in the order of
 * the document, with the entries that inserted and deleted them. It ends with what was always there, or with the clause.
 */
final class Place {
    private final Attribution attribution;
    private final UnitRow row = new UnitRow();
    private long[] inserted = new long[16];
    private long[] deleted = new long[16];
    private final long since;
    private final long until;

    /** Whether the last character of the row stayed all the while. */
    private boolean stays;

    private final boolean ends;

    /**
     * @param walk at the unit, or before the first character of the clause
     * @param unit the unit that stood there, or the element of the clause
     * @param max how many characters are looked at
     */
    Place(Attribution attribution, CharacterWalk walk, Id unit, int max) {
        this.attribution = attribution;
        since = attribution.insertedBy(unit.client(), unit.clock());
        long gone = attribution.deletedBy(unit.client(), unit.clock());
        until = gone == 0 ? Long.MAX_VALUE : gone;
        boolean more = walk.next();
        for (; more && row.size() < max && !stays; more = !stays && walk.next()) {
            add(walk);
        }
        ends = !more && !stays;
    }

    private void add(CharacterWalk walk) {
        int at = row.size();
        if (at == inserted.length) {
            inserted = Arrays.copyOf(inserted, at * 2);
            deleted = Arrays.copyOf(deleted, at * 2);
        }
        row.add(walk);
        inserted[at] = attribution.insertedBy(walk.client(), walk.clock());
        deleted[at] = attribution.deletedBy(walk.client(), walk.clock());
        stays = inserted[at] <= since && (deleted[at] == 0 || deleted[at] >= until) && gone(at) == null;
    }

    /** What of a character is deleted that came back as nothing else: its last copy, or itself; null if that is there. */
    @Nullable
    Id gone(int index) {
        if (deleted[index] == 0) {
            return null;
        }
        Id newest = attribution.newest(row.id(index));
        return attribution.deletedBy(newest.client(), newest.clock()) == 0 ? null : newest;
    }

    /** The entry since which the unit stood there. */
    long since() {
        return since;
    }

    /** The entry that took the unit from there; the greatest number if it stands there. */
    long until() {
        return until;
    }

    int size() {
        return row.size();
    }

    char charAt(int index) {
        return row.charAt(index);
    }

    Id id(int index) {
        return row.id(index);
    }

    /** The entry that deleted a character from here, 0 if it is there. */
    long deletedBy(int index) {
        return deleted[index];
    }

    /** Whether a character was deleted after an entry, and has not come back. */
    boolean wentAfter(int index, long entry) {
        return deleted[index] > entry && gone(index) != null;
    }

    /** Whether a character was there just before an entry. */
    boolean wasThere(int index, long entry) {
        return inserted[index] < entry && (deleted[index] == 0 || deleted[index] >= entry);
    }

    /** Whether the clause ends behind the last character. */
    boolean ends() {
        return ends;
    }
}
