package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.crdt.encoding.Encoder;

/** Puts structs of one or more updates together into a new update. */
final class UpdateBuilder {
    /** The part of a struct from unit {@code offset} on. */
    private record Piece(Update update, int row, long offset) {
        long clock() {
            return update.clock(row) + offset;
        }

        long end() {
            return update.clock(row) + update.length(row);
        }

        Piece from(long clock) {
            return clock <= clock() ? this : new Piece(update, row, clock - update.clock(row));
        }
    }

    private final Map<Long, List<Piece>> clients = new TreeMap<>(Comparator.reverseOrder());
    private final IdRanges deletes = new IdRanges();

    /** Adds the struct in {@code row} from unit {@code offset} on. */
    void add(Update update, long client, int row, long offset) {
        if (update.kind(row) != ContentKind.SKIP) {
            clients.computeIfAbsent(client, key -> new ArrayList<>()).add(new Piece(update, row, offset));
        }
    }

    void addStructs(Update update) {
        for (int run = 0; run < update.runCount(); run++) {
            for (int row = update.runStart(run); row < update.runEnd(run); row++) {
                add(update, update.runClient(run), row, 0);
            }
        }
    }

    void addDeletes(IdSet set) {
        deletes.addAll(set);
    }

    /** The update; ids that lie between the structs of a client are skipped, ids that came twice are written once. */
    Update build() {
        Encoder encoder = new Encoder();
        encoder.varUint(clients.size());
        clients.forEach((client, pieces) -> {
            pieces.sort(Comparator.comparingLong(Piece::clock));
            writeClient(encoder, client, pieces);
        });
        deletes.toIdSet().encode(encoder);
        return Update.decode(encoder.toByteArray());
    }

    private static void writeClient(Encoder encoder, long client, List<Piece> pieces) {
        Encoder structs = new Encoder();
        long start = pieces.get(0).clock();
        long end = start;
        int count = 0;
        for (Piece piece : pieces) {
            if (piece.end() <= end) {
                continue;
            }
            if (piece.clock() > end) {
                structs.uint8(ContentKind.SKIP.number);
                structs.varUint(piece.clock() - end);
                count++;
            }
            write(structs, client, piece.from(end));
            end = piece.end();
            count++;
        }
        encoder.varUint(count);
        encoder.varUint(client);
        encoder.varUint(start);
        encoder.bytes(structs.toByteArray());
    }

    private static void write(Encoder encoder, long client, Piece piece) {
        Update update = piece.update;
        int row = piece.row;
        if (piece.offset == 0) {
            encoder.bytes(update.array(), update.structPosition(row), update.structEnd(row));
            return;
        }
        ContentKind kind = update.kind(row);
        if (kind == ContentKind.GC) {
            encoder.uint8(kind.number);
        } else {
            // Everything after the first unit has the unit before it as its origin.
            encoder.uint8(update.info(row) | Update.HAS_ORIGIN);
            encoder.varUint(client);
            encoder.varUint(piece.clock() - 1);
            if (update.hasRightOrigin(row)) {
                encoder.varUint(update.get(row, Update.RIGHT_CLIENT));
                encoder.varUint(update.get(row, Update.RIGHT_CLOCK));
            }
        }
        Contents.write(encoder, kind, update.content(row), update.length(row), piece.offset);
    }
}
