package org.plenary.crdt;

import java.util.Map;
import java.util.TreeMap;

/**
 * Joins neighbours anywhere in the list of one client's structs, in any order; which ones become one depends on the
 * order. As in {@link JoinedRuns}, what was joined into another stays in the list until all is done.
 */
final class ScatteredRuns {
    private final ClientStructs client;

    /** The end of each run of several structs, by its first one. */
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    ScatteredRuns(ClientStructs client) {
        this.client = client;
    }

    /** Joins the struct that holds the clock with its neighbours on both sides. */
    void join(long clock) {
        int at = first(client.indexOf(clock));
        int next = end(at);
        if (next < client.size && joinToTheLeft(next) > 1) {
            return;
        }
        joinToTheLeft(at);
    }

    /** The first struct of the run that the one at this index belongs to. */
    private int first(int index) {
        Map.Entry<Integer, Integer> run = ends.floorEntry(index);
        return run != null && index < run.getValue() ? run.getKey() : index;
    }

    private int end(int first) {
        return ends.getOrDefault(first, first + 1);
    }

    /** Joins the run at {@code last} with as many before it as belong to it; returns how many. */
    private int joinToTheLeft(int last) {
        int first = last;
        int joined = 0;
        while (first > 0) {
            int before = first(first - 1);
            if (!StructJoiner.belongTogether(client.get(before), client.get(first))) {
                break;
            }
            first = before;
            joined++;
        }
        if (joined > 0) {
            int end = end(first);
            while (end <= last) {
                int next = end;
                end = end(next);
                StructJoiner.join(client, first, next, next);
                ends.remove(next);
            }
            ends.put(first, end);
        }
        return joined;
    }

    /** Takes out what was joined into another. */
    void close() {
        int[] stretches = new int[2 * ends.size()];
        int used = 0;
        for (Map.Entry<Integer, Integer> run : ends.descendingMap().entrySet()) {
            stretches[used++] = run.getValue();
            stretches[used++] = run.getKey() + 1;
        }
        if (used > 0) {
            client.remove(stretches, used);
        }
    }
}
