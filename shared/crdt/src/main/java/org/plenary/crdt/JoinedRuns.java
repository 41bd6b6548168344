package org.plenary.crdt;

import java.util.Arrays;

/**
 * Joins neighbours in the list of one client's structs, from its end to its beginning. What was joined into another
 * stays in the list until all is done, so that many runs are taken out in one pass.
 */
final class JoinedRuns {
    final ClientStructs client;

    /**
     * What is to be taken out: the end of each stretch and its beginning, from the end of the list to its beginning.
     */
    private int[] stretches = {};

    private int used;

    JoinedRuns(ClientStructs client) {
        this.client = client;
    }

    /**
     * Joins each of the structs from {@code last} to {@code lowest} with as many before it as belong to it. Calls come
     * from the end to the beginning.
     */
    void join(int lowest, int last) {
        int at = Math.min(last, client.size - 1);
        if (used > 0 && last > first()) {
            joinNext();
            at = first();
        }
        while (at > 0 && at >= lowest) {
            int first = at;
            while (first > 0 && StructJoiner.belongTogether(client.get(first - 1), client.get(first))) {
                first--;
            }
            if (first < at) {
                StructJoiner.join(client, first, first + 1, at);
                takeOut(first + 1, at + 1);
            }
            at = first - 1;
        }
    }

    /** The first struct of the run that was joined last. */
    private int first() {
        return stretches[used - 1] - 1;
    }

    /** Joins what follows the run that was joined last: Yjs looks there when it is asked for a part of a run. */
    private void joinNext() {
        int first = first();
        int next = stretches[used - 2];
        if (next < client.size && StructJoiner.belongTogether(client.get(first), client.get(next))) {
            StructJoiner.join(client, first, next, next);
            stretches[used - 2] = next + 1;
        }
    }

    private void takeOut(int from, int to) {
        if (used == stretches.length) {
            stretches = Arrays.copyOf(stretches, Math.max(2, used * 2));
        }
        stretches[used++] = to;
        stretches[used++] = from;
    }

    /** Takes out what was joined into another. */
    void close() {
        if (used > 0) {
            client.remove(stretches, used);
        }
    }
}
