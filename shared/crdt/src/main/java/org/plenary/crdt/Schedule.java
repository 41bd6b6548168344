package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * In which order the structs of an update can be integrated into a store, and what is missing for those that cannot.
 * Does not change the store.
 *
 * <p>The structs of a client go in the order of their clocks. A struct that needs a unit of another client waits until
 * that client's structs have come that far; who waits is kept on an explicit stack. A client is stuck for good when it
 * needs something that is neither in the store nor in the update, that comes after a stuck struct, or, in a forged
 * update, that itself waits for the client.
 */
final class Schedule {
    private final Update update;
    private final StructStore store;

    /** For each run: the clock that the client's next unit will have. */
    private final long[] state;

    /** The order if it is another one than that of the rows; then there may be some that cannot be integrated. */
    private @Nullable Detour detour;

    private @Nullable IdRanges missing;

    Schedule(Update update, StructStore store) {
        this.update = update;
        this.store = store;
        state = new long[update.runCount()];
        readStates();
        if (!straight()) {
            readStates();
            detour = new Detour();
            detour.find();
        }
        missingDeletes();
    }

    private void readStates() {
        for (int run = 0; run < state.length; run++) {
            state[run] = store.state(update.runClient(run));
        }
    }

    /** Is given a row to integrate. */
    interface Rows {
        void row(long client, int row);
    }

    /** Whether all rows can be integrated in the order in which they are; that is how nearly all updates are. */
    private boolean straight() {
        for (int run = 0; run < state.length; run++) {
            for (int row = update.runStart(run); row < update.runEnd(run); row++) {
                long clock = update.clock(row);
                long end = clock + update.length(row);
                if (update.kind(row) == ContentKind.SKIP || end <= state[run]) {
                    continue;
                }
                if (clock > state[run]
                        || !known(row, Update.ORIGIN_CLIENT, run)
                        || !known(row, Update.RIGHT_CLIENT, run)) {
                    return false;
                }
                state[run] = end;
            }
        }
        return true;
    }

    private boolean known(int row, int column, int run) {
        long client = update.get(row, column);
        return client == Update.NONE || client == update.runClient(run) || update.get(row, column + 1) < state(client);
    }

    private long state(long client) {
        int run = update.runOf(client);
        return run < 0 ? store.state(client) : state[run];
    }

    /** Calls the consumer with each row that can be integrated, in an order in which that works. */
    void forEach(Rows rows) {
        if (detour != null) {
            detour.forEach(rows);
            return;
        }
        for (int run = 0; run < state.length; run++) {
            long client = update.runClient(run);
            long known = store.state(client);
            for (int row = update.runStart(run); row < update.runEnd(run); row++) {
                long end = update.clock(row) + update.length(row);
                if (end > known && update.kind(row) != ContentKind.SKIP) {
                    rows.row(client, row);
                    known = end;
                }
            }
        }
    }

    /** The structs that cannot be integrated. */
    Update rest() {
        UpdateBuilder builder = new UpdateBuilder();
        if (detour != null) {
            detour.addRest(builder);
        }
        return Update.decode(builder.build(IdSet.EMPTY));
    }

    boolean complete() {
        return detour == null || detour.complete();
    }

    /** The ids that must be known before everything can be integrated and deleted. */
    IdSet missing() {
        return missing == null ? IdSet.EMPTY : missing.toIdSet();
    }

    private void addMissing(long client, long clock, long length) {
        if (missing == null) {
            missing = new IdRanges();
        }
        missing.add(client, clock, length);
    }

    private void missingDeletes() {
        IdSet deletes = update.deletes();
        for (int i = 0; i < deletes.clientCount(); i++) {
            long client = deletes.client(i);
            long known = state(client);
            long[] bounds = deletes.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                if (bounds[j + 1] > known) {
                    long from = Math.max(bounds[j], known);
                    addMissing(client, from, bounds[j + 1] - from);
                }
            }
        }
    }

    /** A run that is worked on until its state is beyond {@code needed}. */
    private record Waiter(int run, long needed) {}

    /** The search for an order when structs come before what they refer to, or refer to what is not there. */
    private final class Detour {
        /** For each run: the next row. */
        private final int[] next = new int[state.length];

        private final boolean[] stuck = new boolean[state.length];
        private final boolean[] waiting = new boolean[state.length];
        private final Deque<Waiter> stack = new ArrayDeque<>();
        private final int[] order = new int[update.structCount()];
        private final int[] orderRuns = new int[order.length];
        private int count;

        void find() {
            for (int run = 0; run < next.length; run++) {
                next[run] = update.runStart(run);
            }
            for (int run = 0; run < next.length; run++) {
                if (!stuck[run]) {
                    finish(run);
                }
            }
        }

        void forEach(Rows rows) {
            for (int i = 0; i < count; i++) {
                rows.row(update.runClient(orderRuns[i]), order[i]);
            }
        }

        boolean complete() {
            for (int run = 0; run < next.length; run++) {
                if (next[run] < update.runEnd(run)) {
                    return false;
                }
            }
            return true;
        }

        void addRest(UpdateBuilder builder) {
            for (int run = 0; run < next.length; run++) {
                builder.addRows(update, update.runClient(run), next[run], update.runEnd(run));
            }
        }

        private void finish(int first) {
            push(first, Long.MAX_VALUE);
            while (!stack.isEmpty()) {
                Waiter top = stack.getLast();
                if (state[top.run] > top.needed || next[top.run] == update.runEnd(top.run)) {
                    waiting[top.run] = false;
                    stack.removeLast();
                } else {
                    step(top.run);
                }
            }
        }

        private void push(int run, long needed) {
            stack.addLast(new Waiter(run, needed));
            waiting[run] = true;
        }

        /** Takes the next row of the run, or finds what it waits for. */
        private void step(int run) {
            int row = next[run];
            long clock = update.clock(row);
            long end = clock + update.length(row);
            if (update.kind(row) == ContentKind.SKIP || end <= state[run]) {
                next[run]++;
            } else if (clock > state[run]) {
                addMissing(update.runClient(run), state[run], clock - state[run]);
                giveUp();
            } else if (available(row, Update.ORIGIN_CLIENT, run) && available(row, Update.RIGHT_CLIENT, run)) {
                orderRuns[count] = run;
                order[count++] = row;
                state[run] = end;
                next[run]++;
            }
        }

        /** Whether the id in the column is known by now; otherwise its run is put on the stack, or all is given up. */
        private boolean available(int row, int column, int run) {
            long client = update.get(row, column);
            if (client == Update.NONE || client == update.runClient(run)) {
                return true;
            }
            long clock = update.get(row, column + 1);
            int other = update.runOf(client);
            long known = state(client);
            if (clock < known) {
                return true;
            }
            if (other >= 0 && stuck[other]) {
                giveUp();
            } else if (other < 0 || waiting[other] || next[other] == update.runEnd(other)) {
                addMissing(client, known, clock + 1 - known);
                giveUp();
            } else {
                push(other, clock);
            }
            return false;
        }

        /** Whoever is on the stack waits for the one that is stuck. */
        private void giveUp() {
            for (Waiter waiter : stack) {
                stuck[waiter.run] = true;
                waiting[waiter.run] = false;
            }
            stack.clear();
        }
    }
}
