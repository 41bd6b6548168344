package org.plenary.crdt;

import org.plenary.crdt.encoding.Encoder;

/**
 * Writes structs of one or more updates as a new update. They come client by client in descending order, and without a
 * gap from clock to clock.
 */
final class UpdateBuilder {
    private final Encoder runs = new Encoder();
    private final Encoder structs = new Encoder();
    private int runCount;
    private long client;
    private long start;
    private int count;

    /** Writes the struct in {@code row} from unit {@code offset} on. */
    void add(Update update, long client, int row, long offset) {
        if (offset == 0) {
            addRows(update, client, row, row + 1);
            return;
        }
        begin(client, update.clock(row) + offset);
        ContentKind kind = update.kind(row);
        if (kind == ContentKind.GC || kind == ContentKind.SKIP) {
            structs.uint8(kind.number);
        } else {
            // Everything after the first unit has the unit before it as its origin.
            structs.uint8(infoWithoutCopiedKey(update, row) | Update.HAS_ORIGIN);
            structs.varUint(client);
            structs.varUint(update.clock(row) + offset - 1);
            if (update.hasRightOrigin(row)) {
                structs.varUint(update.get(row, Update.RIGHT_CLIENT));
                structs.varUint(update.get(row, Update.RIGHT_CLOCK));
            }
        }
        Contents.write(structs, kind, update.content(row), update.length(row), offset);
    }

    /** Writes the structs in the rows from {@code first} (inclusive) to {@code end} (exclusive) of one run. */
    void addRows(Update update, long client, int first, int end) {
        if (first == end) {
            return;
        }
        begin(client, update.clock(first));
        count += end - first - 1;
        int from = update.structPosition(first);
        for (int row = first; row < end; row++) {
            int info = infoWithoutCopiedKey(update, row);
            if (info != update.info(row)) {
                int position = update.structPosition(row);
                structs.bytes(update.array(), from, position);
                structs.uint8(info);
                from = position + 1;
            }
        }
        structs.bytes(update.array(), from, update.structEnd(end - 1));
    }

    /**
     * An update that does not come from a document itself says only of structs without an origin that they have a key.
     */
    private static int infoWithoutCopiedKey(Update update, int row) {
        boolean placed = update.hasOrigin(row) || update.hasRightOrigin(row);
        return placed ? update.info(row) & ~Update.HAS_PARENT_SUB : update.info(row);
    }

    /** Writes collected or skipped ids. */
    void add(long client, long clock, long length, ContentKind kind) {
        begin(client, clock);
        structs.uint8(kind.number);
        structs.varUint(length);
    }

    private void begin(long nextClient, long clock) {
        if (count > 0 && nextClient != client) {
            finishRun();
        }
        if (count == 0) {
            client = nextClient;
            start = clock;
        }
        count++;
    }

    private void finishRun() {
        if (count > 0) {
            runs.varUint(count);
            runs.varUint(client);
            runs.varUint(start);
            runs.append(structs);
            structs.clear();
            runCount++;
            count = 0;
        }
    }

    /** The update with these deletions. Nothing can be added any more. */
    byte[] build(IdSet deletes) {
        finishRun();
        Encoder encoder = new Encoder(runs.size() + 64);
        encoder.varUint(runCount);
        encoder.append(runs);
        deletes.encode(encoder);
        return encoder.toByteArray();
    }

    /**
     * Adds what somebody with these clocks does not know. Of each client it begins with a struct that is there, not
     * with skipped ids.
     */
    void addSince(Update update, Known known) {
        for (int run = 0; run < update.runCount(); run++) {
            long id = update.runClient(run);
            long clock = known.clock(id);
            int end = update.runEnd(run);
            int row = update.runStart(run);
            while (row < end && (update.kind(row) == ContentKind.SKIP || update.end(row) <= clock)) {
                row++;
            }
            if (row < end) {
                add(update, id, row, Math.max(0, clock - update.clock(row)));
                addRows(update, id, row + 1, end);
            }
        }
    }

    /** Says which clock the next unit of a client has. */
    interface Known {
        long clock(long client);
    }
}
