package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;

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

    /** For each run: the next row, and the clock that the client's next unit will have. */
    private final int[] next;

    private final long[] state;
    private final boolean[] stuck;
    private final boolean[] waiting;
    private final Deque<Waiter> stack = new ArrayDeque<>();
    private final int[] order;
    private final int[] orderRuns;
    private int count;
    private final IdRanges missing = new IdRanges();

    /** A run that is worked on until its state is beyond {@code needed}. */
    private record Waiter(int run, long needed) {}

    Schedule(Update update, StructStore store) {
        this.update = update;
        this.store = store;
        int runs = update.runCount();
        next = new int[runs];
        state = new long[runs];
        stuck = new boolean[runs];
        waiting = new boolean[runs];
        order = new int[update.structCount()];
        orderRuns = new int[order.length];
        for (int run = 0; run < runs; run++) {
            next[run] = update.runStart(run);
            state[run] = store.state(update.runClient(run));
        }
        for (int run = 0; run < runs; run++) {
            if (!stuck[run]) {
                finish(run);
            }
        }
        missingDeletes();
    }

    /** Is given a row to integrate. */
    interface Rows {
        void row(long client, int row);
    }

    /** Calls the consumer with each row that can be integrated, in an order in which that works. */
    void forEach(Rows rows) {
        for (int i = 0; i < count; i++) {
            rows.row(update.runClient(orderRuns[i]), order[i]);
        }
    }

    /** The structs that cannot be integrated. */
    Update rest() {
        UpdateBuilder builder = new UpdateBuilder();
        for (int run = 0; run < next.length; run++) {
            for (int row = next[run]; row < update.runEnd(run); row++) {
                builder.add(update, update.runClient(run), row, 0);
            }
        }
        return builder.build();
    }

    boolean complete() {
        for (int run = 0; run < next.length; run++) {
            if (next[run] < update.runEnd(run)) {
                return false;
            }
        }
        return true;
    }

    /** The ids that must be known before everything can be integrated and deleted. */
    IdSet missing() {
        return missing.toIdSet();
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
            missing.add(update.runClient(run), state[run], clock - state[run]);
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
        long known = other < 0 ? store.state(client) : state[other];
        if (clock < known) {
            return true;
        }
        if (other >= 0 && stuck[other]) {
            giveUp();
        } else if (other < 0 || waiting[other] || next[other] == update.runEnd(other)) {
            missing.add(client, known, clock + 1 - known);
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

    private void missingDeletes() {
        IdSet deletes = update.deletes();
        for (int i = 0; i < deletes.clientCount(); i++) {
            long client = deletes.client(i);
            int run = update.runOf(client);
            long known = run < 0 ? store.state(client) : state[run];
            long[] bounds = deletes.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                if (bounds[j + 1] > known) {
                    long from = Math.max(bounds[j], known);
                    missing.add(client, from, bounds[j + 1] - from);
                }
            }
        }
    }
}
