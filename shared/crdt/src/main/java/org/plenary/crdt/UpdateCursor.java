package org.plenary.crdt;

/** A place in an update that is being merged. Skipped ids are passed over. */
final class UpdateCursor {
    final Update update;

    /** The struct at the place. */
    int row = -1;

    long client;
    long clock;
    long end;
    boolean collected;

    /** Of cursors at the same id, the one with the least number comes first. */
    int turn;

    private int run;
    private int runEnd;

    /** A cursor at the first struct. */
    UpdateCursor(Update update, int turn) {
        this.update = update;
        this.turn = turn;
        run = -1;
        next();
    }

    /** Whether there is no struct any more. */
    boolean ended() {
        return run == update.runCount();
    }

    void next() {
        row++;
        while (true) {
            while (row == runEnd) {
                if (++run == update.runCount()) {
                    return;
                }
                runEnd = update.runEnd(run);
                client = update.runClient(run);
            }
            ContentKind kind = update.kind(row);
            if (kind != ContentKind.SKIP) {
                clock = update.clock(row);
                end = update.end(row);
                collected = kind == ContentKind.GC;
                return;
            }
            row++;
        }
    }
}
