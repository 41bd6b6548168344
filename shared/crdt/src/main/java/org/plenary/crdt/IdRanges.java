package org.plenary.crdt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects id ranges in any order; {@link #toIdSet()} sorts and joins them. */
final class IdRanges {
    private final Map<Long, Ranges> clients = new LinkedHashMap<>();
    private @Nullable Ranges last;

    void add(long client, long clock, long length) {
        Ranges ranges = last;
        if (ranges == null || ranges.client != client) {
            ranges = clients.computeIfAbsent(client, Ranges::new);
            last = ranges;
        }
        ranges.add(clock, clock + length);
    }

    void addAll(IdSet set) {
        set.forEach(range -> add(range.client(), range.clock(), range.length()));
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    /** The clients in the order in which they came first. */
    long[] clients() {
        return clients.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    IdSet toIdSet() {
        if (clients.isEmpty()) {
            return IdSet.EMPTY;
        }
        Ranges[] sorted = clients.values().toArray(new Ranges[0]);
        Arrays.sort(sorted, (a, b) -> Long.compare(b.client, a.client));
        long[] ids = new long[sorted.length];
        long[][] bounds = new long[sorted.length][];
        for (int i = 0; i < sorted.length; i++) {
            ids[i] = sorted[i].client;
            bounds[i] = sorted[i].joined();
        }
        return new IdSet(ids, bounds);
    }

    /** The ranges of one client as pairs of first clock and end. */
    private static final class Ranges {
        private final long client;
        private long[] bounds = new long[8];
        private int size;
        private boolean sorted = true;

        Ranges(long client) {
            this.client = client;
        }

        void add(long clock, long end) {
            if (size > 0 && bounds[size - 1] == clock) {
                bounds[size - 1] = end;
                return;
            }
            if (size > 0 && clock < bounds[size - 1]) {
                sorted = false;
            }
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, size * 2);
            }
            bounds[size++] = clock;
            bounds[size++] = end;
        }

        long[] joined() {
            if (sorted) {
                return Arrays.copyOf(bounds, size);
            }
            long[][] pairs = new long[size / 2][];
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = new long[] {bounds[2 * i], bounds[2 * i + 1]};
            }
            Arrays.sort(pairs, (a, b) -> Long.compare(a[0], b[0]));
            long[] joined = new long[size];
            int used = 0;
            for (long[] pair : pairs) {
                if (used > 0 && pair[0] <= joined[used - 1]) {
                    joined[used - 1] = Math.max(joined[used - 1], pair[1]);
                } else {
                    joined[used++] = pair[0];
                    joined[used++] = pair[1];
                }
            }
            return Arrays.copyOf(joined, used);
        }
    }
}
