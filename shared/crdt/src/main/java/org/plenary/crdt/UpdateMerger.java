package org.plenary.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges updates without a document. The structs are written in the order of their ids; of what several updates carry,
 * the first is written and others are cut or left out. Ids between the structs of a client are skipped. Each choice is
 * that of Yjs, for it is visible in the bytes.
 */
final class UpdateMerger {
    private final UpdateBuilder builder = new UpdateBuilder();

    /** The struct to be written next: a part of an update, or collected ids if there is none. */
    private @Nullable Update update;

    private int row;
    private long offset;
    private long client = -1;
    private long clock;
    private long end;
    private boolean collected;

    private UpdateMerger() {}

    static byte[] merge(List<Update> updates) {
        UpdateMerger merger = new UpdateMerger();
        merger.structs(new UpdateQueue(updates));
        IdRanges deletes = new IdRanges();
        updates.forEach(update -> deletes.addAll(update.deletes()));
        return merger.builder.build(deletes.toIdSet());
    }

    private void structs(UpdateQueue queue) {
        for (UpdateCursor next = queue.first(); next != null; next = queue.first()) {
            long current = next.client;
            boolean passed = passKnown(next);
            if (next.ended() || next.client != current || (passed && next.clock > end)) {
                // Another update may have what comes before.
                continue;
            }
            join(next);
            while (!next.ended() && next.client == current && next.clock == end) {
                take(next, 0);
            }
        }
        flush();
    }

    /** Passes over what is written already. */
    private boolean passKnown(UpdateCursor next) {
        boolean passed = false;
        while (!next.ended() && next.client == client && next.end <= end) {
            next.next();
            passed = true;
        }
        return passed;
    }

    private void join(UpdateCursor next) {
        if (next.client != client) {
            take(next, 0);
        } else if (next.clock > end) {
            flush();
            builder.add(client, end, next.clock - end, ContentKind.SKIP);
            take(next, 0);
        } else if (collected && next.collected) {
            // Collected ids become one struct, but only across updates.
            update = null;
            end = next.end;
        } else {
            take(next, end - next.clock);
        }
    }

    private void take(UpdateCursor next, long from) {
        flush();
        update = next.update;
        row = next.row;
        offset = from;
        client = next.client;
        clock = next.clock + from;
        end = next.end;
        collected = next.collected;
        next.next();
    }

    private void flush() {
        if (update != null) {
            builder.add(update, client, row, offset);
        } else if (collected) {
            builder.add(client, clock, end - clock, ContentKind.GC);
        }
        update = null;
        collected = false;
    }
}
