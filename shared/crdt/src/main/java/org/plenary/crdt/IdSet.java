package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * An immutable set of ids, kept as ranges: what an update deletes, what it inserted, what is missing.
 *
 * <p>Clients are in descending order, as Yjs writes them; the ranges of a client are in ascending order and neither
 * touch nor overlap.
 */
public final class IdSet {
    /** The set without ids. */
    public static final IdSet EMPTY = new IdSet(new long[0], new long[0][]);

    /** How many ranges take the memory that a client takes while a set is read. */
    private static final int CLIENT_WEIGHT = 4;

    private final long[] clients;
    private final long[][] bounds;

    /** Takes the arrays over: clients descending, and for each the pairs of first clock and end. */
    IdSet(long[] clients, long[][] bounds) {
        this.clients = clients;
        this.bounds = bounds;
    }

    /** The set of {@code length} consecutive ids. */
    public static IdSet of(long client, long clock, long length) {
        return length == 0 ? EMPTY : new IdSet(new long[] {client}, new long[][] {{clock, clock + length}});
    }

    /** The ids of all these ranges, which may come in any order, touch, and overlap. */
    public static IdSet of(Iterable<IdRange> ranges) {
        IdRanges all = new IdRanges();
        ranges.forEach(range -> all.add(range.client(), range.clock(), range.length()));
        return all.toIdSet();
    }

    /**
     * Reads a delete set as it stands at the end of an update.
     *
     * @throws DecodeException if the bytes are not a delete set
     */
    public static IdSet decode(Decoder decoder) {
        return decode(decoder, Long.MAX_VALUE);
    }

    /**
     * Reads a delete set of format V1 from somebody who is not trusted: {@code maxRanges} says how many ranges are
     * accepted, where each client counts as {@value #CLIENT_WEIGHT} more.
     *
     * @throws DecodeException if the bytes are not a delete set, or hold more ranges
     */
    static IdSet decode(Decoder decoder, long maxRanges) {
        return decode(decoder, false, maxRanges);
    }

    /**
     * Reads a delete set of format V2, as it stands at the end of an update and in a snapshot.
     *
     * @throws DecodeException if the bytes are not a delete set
     */
    public static IdSet decodeV2(Decoder decoder) {
        return decode(decoder, true, Long.MAX_VALUE);
    }

    /** In V2 a clock is the distance from the end of the range before, and a length is one less. */
    private static IdSet decode(Decoder decoder, boolean v2, long maxRanges) {
        int count = decoder.count(2);
        if (count == 0) {
            return EMPTY;
        }
        IdRanges ranges = new IdRanges();
        long allowed = maxRanges;
        for (int i = 0; i < count; i++) {
            long client = decoder.varUint();
            int start = decoder.position();
            int pairs = decoder.count(2);
            allowed -= (long) pairs + CLIENT_WEIGHT;
            if (allowed < 0) {
                throw new DecodeException(
                        DecodeException.Reason.EXPANDS_TOO_MUCH, start, "deleted ranges more than max=" + maxRanges);
            }
            long end = 0;
            for (int j = 0; j < pairs; j++) {
                int position = decoder.position();
                long clock = decoder.varUint() + (v2 ? end : 0);
                long length = decoder.varUint() + (v2 ? 1 : 0);
                end = clock + length;
                if (end > Encoder.MAX_INTEGER) {
                    throw new DecodeException(
                            DecodeException.Reason.NUMBER_OUT_OF_RANGE,
                            position,
                            "a range ends within 53 bits: clock=" + clock + " length=" + length);
                }
                if (length > 0) {
                    ranges.add(client, clock, length);
                }
            }
        }
        return ranges.toIdSet();
    }

    /** Whether there is no id in the set. */
    public boolean isEmpty() {
        return clients.length == 0;
    }

    /** Whether the set holds the id. */
    public boolean contains(long client, long clock) {
        long[] pairs = bounds(client);
        if (pairs == null) {
            return false;
        }
        int found = Arrays.binarySearch(pairs, clock);
        // An end is outside unless it is also a start, which joined ranges exclude.
        return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
    }

    /** The number of its ranges, adjacent ones joined. */
    public int rangeCount() {
        int count = 0;
        for (long[] pairs : bounds) {
            count += pairs.length / 2;
        }
        return count;
    }

    /** The ids that are in this set or in the other. */
    public IdSet union(IdSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        long[] ids = new long[clients.length + other.clients.length];
        long[][] ranges = new long[ids.length][];
        int used = 0;
        int i = 0;
        int j = 0;
        while (i < clients.length || j < other.clients.length) {
            if (j == other.clients.length || (i < clients.length && clients[i] > other.clients[j])) {
                ids[used] = clients[i];
                ranges[used++] = bounds[i++];
            } else if (i == clients.length || other.clients[j] > clients[i]) {
                ids[used] = other.clients[j];
                ranges[used++] = other.bounds[j++];
            } else {
                ids[used] = clients[i];
                ranges[used++] = Intervals.union(bounds[i++], other.bounds[j++]);
            }
        }
        return ofFirst(used, ids, ranges);
    }

    /** The ids that are in this set and not in the other. */
    public IdSet difference(IdSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        return each(other, (own, others) -> others == null ? own : Intervals.difference(own, others));
    }

    /** The ids that are in both sets. */
    public IdSet intersection(IdSet other) {
        if (isEmpty() || other.isEmpty()) {
            return EMPTY;
        }
        return each(other, (own, others) -> others == null ? Intervals.NONE : Intervals.intersection(own, others));
    }

    /** Says what remains of a client's ranges, given those of the same client in another set, null for none. */
    private interface Operation {
        long[] of(long[] own, long @Nullable [] others);
    }

    private IdSet each(IdSet other, Operation operation) {
        long[] ids = new long[clients.length];
        long[][] ranges = new long[clients.length][];
        int used = 0;
        for (int i = 0; i < clients.length; i++) {
            long[] left = operation.of(bounds[i], other.bounds(clients[i]));
            if (left.length > 0) {
                ids[used] = clients[i];
                ranges[used++] = left;
            }
        }
        return ofFirst(used, ids, ranges);
    }

    private static IdSet ofFirst(int count, long[] clients, long[][] bounds) {
        if (count == 0) {
            return EMPTY;
        }
        return count == clients.length
                ? new IdSet(clients, bounds)
                : new IdSet(Arrays.copyOf(clients, count), Arrays.copyOf(bounds, count));
    }

    /** Whether every id of the other set is in this one. */
    public boolean containsAll(IdSet other) {
        for (int i = 0; i < other.clients.length; i++) {
            long[] own = bounds(other.clients[i]);
            if (own == null || !Intervals.containsAll(own, other.bounds[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether any id is in both sets. */
    public boolean intersects(IdSet other) {
        for (int i = 0; i < clients.length; i++) {
            long[] others = other.bounds(clients[i]);
            if (others != null && Intervals.intersects(bounds[i], others)) {
                return true;
            }
        }
        return false;
    }

    /** The number of ids. */
    public long size() {
        long size = 0;
        for (long[] pairs : bounds) {
            for (int j = 0; j < pairs.length; j += 2) {
                size += pairs[j + 1] - pairs[j];
            }
        }
        return size;
    }

    /** Calls the consumer with each range: clients in descending, clocks in ascending order. */
    public void forEach(Consumer<IdRange> consumer) {
        for (int i = 0; i < clients.length; i++) {
            long[] pairs = bounds[i];
            for (int j = 0; j < pairs.length; j += 2) {
                consumer.accept(new IdRange(clients[i], pairs[j], pairs[j + 1] - pairs[j]));
            }
        }
    }

    /** The ranges: clients in descending, clocks in ascending order. */
    public List<IdRange> ranges() {
        List<IdRange> ranges = new ArrayList<>();
        forEach(ranges::add);
        return ranges;
    }

    /** The encoding as a delete set. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        encode(encoder);
        return encoder.toByteArray();
    }

    /** Writes the set as a delete set. */
    public void encode(Encoder encoder) {
        encoder.varUint(clients.length);
        for (int i = 0; i < clients.length; i++) {
            long[] pairs = bounds[i];
            encoder.varUint(clients[i]);
            encoder.varUint(pairs.length / 2);
            for (int j = 0; j < pairs.length; j += 2) {
                encoder.varUint(pairs[j]);
                encoder.varUint(pairs[j + 1] - pairs[j]);
            }
        }
    }

    /** Writes the set as a delete set of format V2. */
    public void encodeV2(Encoder encoder) {
        encoder.varUint(clients.length);
        for (int i = 0; i < clients.length; i++) {
            long[] pairs = bounds[i];
            encoder.varUint(clients[i]);
            encoder.varUint(pairs.length / 2);
            long end = 0;
            for (int j = 0; j < pairs.length; j += 2) {
                encoder.varUint(pairs[j] - end);
                encoder.varUint(pairs[j + 1] - pairs[j] - 1);
                end = pairs[j + 1];
            }
        }
    }

    /** How many clients the ids are of. */
    public int clientCount() {
        return clients.length;
    }

    long client(int index) {
        return clients[index];
    }

    /** The pairs of first clock and end of the client at {@code index}; not to be changed. */
    long[] bounds(int index) {
        return bounds[index];
    }

    /** The pairs of first clock and end of the client, null for none; not to be changed. */
    long @Nullable [] bounds(long client) {
        int low = 0;
        int high = clients.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (clients[middle] == client) {
                return bounds[middle];
            }
            if (clients[middle] > client) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdSet set
                && Arrays.equals(clients, set.clients)
                && Arrays.deepEquals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(clients) + Arrays.deepHashCode(bounds);
    }

    @Override
    public String toString() {
        return ranges().toString();
    }
}
