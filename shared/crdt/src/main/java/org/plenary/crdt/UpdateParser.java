package org.plenary.crdt;

import java.util.Arrays;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.DecodeException.Reason;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.Json;

/** Reads the bytes of an update into the table of {@link Update}, checking every part on the way. */
final class UpdateParser {
    /** A struct takes at least its info byte and one more. */
    private static final int LEAST_STRUCT = 2;

    /** Hardly any run has shorter structs on average, so room for one in so many bytes is made beforehand. */
    private static final int USUAL_STRUCT = 16;

    private final Decoder decoder;
    private final long maxStructs;
    private final int from;
    private final IdSet deletes;
    private long[] rows = {};
    private int used;
    private long[] clients;
    private int[] ends;

    UpdateParser(Decoder decoder, long maxStructs, long maxRanges) {
        this.decoder = decoder;
        this.maxStructs = maxStructs;
        from = decoder.position();
        int runs = decoder.count(3);
        if (runs > maxStructs) {
            throw new DecodeException(Reason.EXPANDS_TOO_MUCH, from, "clients=" + runs + " max=" + maxStructs);
        }
        clients = new long[runs];
        ends = new int[runs];
        int present = 0;
        boolean descending = true;
        for (int i = 0; i < runs; i++) {
            int before = used;
            long client = run();
            if (used > before) {
                descending &= present == 0 || clients[present - 1] > client;
                clients[present] = client;
                ends[present++] = used;
            }
        }
        clients = Arrays.copyOf(clients, present);
        ends = Arrays.copyOf(ends, present);
        if (!descending) {
            sortRuns();
        }
        deletes = IdSet.decode(decoder, maxRanges);
        decoder.requireEnd();
        rows = rows.length == used * Update.WIDTH ? rows : Arrays.copyOf(rows, used * Update.WIDTH);
    }

    byte[] array() {
        return decoder.array();
    }

    int from() {
        return from;
    }

    int to() {
        return decoder.position();
    }

    long[] rows() {
        return rows;
    }

    long[] clients() {
        return clients;
    }

    int[] ends() {
        return ends;
    }

    IdSet deletes() {
        return deletes;
    }

    /** Reads the structs of one client. */
    private long run() {
        int start = decoder.position();
        int count = decoder.count(LEAST_STRUCT);
        if (used + (long) count > maxStructs) {
            throw new DecodeException(
                    Reason.EXPANDS_TOO_MUCH, start, "structs=" + (used + (long) count) + " max=" + maxStructs);
        }
        reserve(Math.min(count, decoder.remaining() / USUAL_STRUCT));
        long client = decoder.varUint();
        long clock = decoder.varUint();
        for (int i = 0; i < count; i++) {
            clock = struct(client, clock);
        }
        return client;
    }

    /** Reads one struct and returns the clock after it. */
    private long struct(long client, long clock) {
        int start = decoder.position();
        int info = decoder.uint8();
        int number = info & Update.KIND_MASK;
        if (number > ContentKind.SKIP.number) {
            throw new DecodeException(Reason.UNKNOWN_TAG, start, "expected a struct kind of 0 to 10, kind=" + number);
        }
        int row = nextRow();
        ContentKind kind = ContentKind.of(number);
        rows[row + Update.ORIGIN_CLIENT] = Update.NONE;
        rows[row + Update.RIGHT_CLIENT] = Update.NONE;
        rows[row + Update.CLOCK] = clock;
        if (kind == ContentKind.GC || kind == ContentKind.SKIP) {
            info = number;
        } else {
            origins(row, info, client, clock);
        }
        int contentStart = decoder.position();
        long length = content(kind);
        if (length == 0 || clock + length > Encoder.MAX_INTEGER) {
            throw new DecodeException(
                    Reason.INCONSISTENT,
                    start,
                    "a struct has units within 53 bits: clock=" + clock + " length=" + length);
        }
        rows[row + Update.LENGTH] = length;
        rows[row + Update.POSITIONS] = (long) start << 8 | info;
        rows[row + Update.END] = (long) contentStart << 32 | decoder.position();
        return clock + length;
    }

    /** Makes room for so many rows more, and for at least half as many as there are. */
    private void reserve(int count) {
        if ((used + count) * Update.WIDTH > rows.length) {
            rows = Arrays.copyOf(rows, (used + Math.max(count, used >> 1)) * Update.WIDTH);
        }
    }

    private int nextRow() {
        reserve(1);
        return used++ * Update.WIDTH;
    }

    private void origins(int row, int info, long client, long clock) {
        if ((info & Update.HAS_ORIGIN) != 0) {
            id(row + Update.ORIGIN_CLIENT, client, clock);
        }
        if ((info & Update.HAS_RIGHT_ORIGIN) != 0) {
            id(row + Update.RIGHT_CLIENT, client, clock);
        }
        if ((info & (Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN)) == 0) {
            parent(row, info, client, clock);
        }
    }

    private void parent(int row, int info, long client, long clock) {
        int start = decoder.position();
        long root = decoder.varUint();
        if (root == 1) {
            rows[row + Update.ORIGIN_CLOCK] = decoder.position();
            decoder.skipString();
        } else if (root == 0) {
            id(row + Update.ORIGIN_CLIENT, client, clock);
        } else {
            throw new DecodeException(Reason.UNKNOWN_TAG, start, "expected parent info of 0 or 1, info=" + root);
        }
        if ((info & Update.HAS_PARENT_SUB) != 0) {
            rows[row + Update.RIGHT_CLOCK] = decoder.position();
            decoder.skipString();
        }
    }

    /** Reads an id that the struct depends on; one of the same client must be older. */
    private void id(int at, long client, long clock) {
        int start = decoder.position();
        rows[at] = decoder.varUint();
        rows[at + 1] = decoder.varUint();
        if (rows[at] == client && rows[at + 1] >= clock) {
            throw new DecodeException(
                    Reason.INCONSISTENT,
                    start,
                    "a struct depends on older ones: clock=" + clock + " dependsOn=" + rows[at + 1]);
        }
    }

    /** Passes over the content and returns its number of units. */
    private long content(ContentKind kind) {
        return switch (kind) {
            case GC, DELETED, SKIP -> decoder.varUint();
            case STRING -> decoder.skipString();
            case BINARY -> {
                decoder.skip(decoder.count(1));
                yield 1;
            }
            case EMBED -> {
                json(decoder.varString());
                yield 1;
            }
            case FORMAT -> {
                decoder.skipString();
                json(decoder.varString());
                yield 1;
            }
            case TYPE -> type();
            case JSON -> {
                int count = decoder.count(1);
                for (int i = 0; i < count; i++) {
                    String text = decoder.varString();
                    if (!text.equals("undefined")) {
                        json(text);
                    }
                }
                yield count;
            }
            case ANY -> {
                int count = decoder.count(1);
                for (int i = 0; i < count; i++) {
                    decoder.skipAny();
                }
                yield count;
            }
            case DOC -> {
                decoder.skipString();
                decoder.skipAny();
                yield 1;
            }
        };
    }

    private long type() {
        int start = decoder.position();
        long number = decoder.varUint();
        if (number >= TypeKind.COUNT) {
            throw new DecodeException(Reason.UNKNOWN_TAG, start, "expected a type of 0 to 6, type=" + number);
        }
        if (TypeKind.of((int) number).named()) {
            decoder.skipString();
        }
        return 1;
    }

    private static void json(String text) {
        if (!text.equals("null") && !text.equals("true") && !text.equals("{}")) {
            Json.parse(text);
        }
    }

    /** Puts the runs into descending order of clients, as the table promises; no client may come twice. */
    private void sortRuns() {
        Integer[] order = new Integer[clients.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(clients[b], clients[a]));
        long[] sortedClients = new long[order.length];
        int[] sortedEnds = new int[order.length];
        long[] sortedRows = new long[used * Update.WIDTH];
        int end = 0;
        for (int i = 0; i < order.length; i++) {
            int run = order[i];
            sortedClients[i] = clients[run];
            if (i > 0 && sortedClients[i - 1] == clients[run]) {
                throw new DecodeException(Reason.INCONSISTENT, from, "a client comes twice: client=" + clients[run]);
            }
            int start = run == 0 ? 0 : ends[run - 1];
            int count = ends[run] - start;
            System.arraycopy(rows, start * Update.WIDTH, sortedRows, end * Update.WIDTH, count * Update.WIDTH);
            end += count;
            sortedEnds[i] = end;
        }
        clients = sortedClients;
        ends = sortedEnds;
        rows = sortedRows;
    }
}
