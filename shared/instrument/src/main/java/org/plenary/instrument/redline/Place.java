package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.CharacterWalk;
import org.plenary.crdt.Id;

/**
 * What stands, and stood, behind a unit where it is or once was, or behind the beginning of a clause: characters in the
 * order of the document, with the entries that inserted and deleted them. It ends with what was always there, or with
 * the clause.
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

    /**
     * What of a character is deleted that came back as nothing else: its last copy, or itself; null if that is there.
     */
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

    /**
     * Whether a character came when its place was gone already, so that it never was there; or went with the entry it
     * came with.
     */
    boolean cameLate(int index) {
        return deleted[index] != 0 && deleted[index] == inserted[index];
    }

    /** Whether a character was there just before an entry, or would have been if its place had not been gone. */
    private boolean wasThere(int index, long entry) {
        return cameLate(index)
                ? inserted[index] <= entry && until < inserted[index]
                : inserted[index] < entry && (deleted[index] == 0 || deleted[index] >= entry);
    }

    private boolean wentAfter(int index, long entry) {
        return deleted[index] > entry && !cameLate(index);
    }

    /**
     * What was there just before an entry and is gone, without and with what others deleted later on either side: as
     * the first index and the one behind the last.
     */
    List<int[]> ranges(long entry) {
        int end = 0;
        while (end < size() && (!wasThere(end, entry) || gone(end) != null)) {
            end++;
        }
        int from = 0;
        while (from < end && (!wasThere(from, entry) || wentAfter(from, entry))) {
            from++;
        }
        int to = end;
        while (to > from && (!wasThere(to - 1, entry) || wentAfter(to - 1, entry))) {
            to--;
        }
        List<int[]> ranges = new ArrayList<>();
        ranges.add(new int[] {from, to});
        if (to < end) {
            ranges.add(new int[] {from, end});
        }
        if (from > 0) {
            ranges.add(new int[] {0, to});
            ranges.add(new int[] {0, end});
        }
        return ranges;
    }

    /** What was there just before an entry within a range, each unit as the one that is gone. */
    UnitRow gone(int from, int to, long entry) {
        UnitRow all = new UnitRow();
        for (int i = from; i < to; i++) {
            Id unit = wasThere(i, entry) ? gone(i) : null;
            if (unit != null) {
                all.add(row.charAt(i), unit.client(), unit.clock());
            }
        }
        return all;
    }

    /** The origin of what followed just before an entry and is there now; null if nothing did that is known. */
    @Nullable
    Id behind(int from, long entry) {
        for (int i = from; i < size(); i++) {
            if (wasThere(i, entry) && gone(i) == null) {
                return attribution.origin(row.id(i));
            }
        }
        return null;
    }

    /** Whether the clause ends behind the last character. */
    boolean ends() {
        return ends;
    }
}
