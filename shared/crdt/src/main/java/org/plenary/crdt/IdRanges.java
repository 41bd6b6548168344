package org.plenary.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects id ranges in any order; {@link #toIdSet()} sorts and joins them. Most collect few ranges of one client. */
final class IdRanges {
    /** Up to so many clients a scan is faster than a hash map. */
    private static final int SMALL = 8;

    private static final Ranges[] NONE = {};

    /** In the order in which the clients came first. */
    private Ranges[] clients = NONE;

    private int count;
    private @Nullable Ranges last;
    private @Nullable Map<Long, Ranges> index;

    void add(long client, long clock, long length) {
        Ranges ranges = last;
        if (ranges == null || ranges.client != client) {
            ranges = find(client);
            if (ranges == null) {
                ranges = addClient(new Ranges(client));
            }
            last = ranges;
        }
        ranges.add(clock, clock + length);
    }

    private @Nullable Ranges find(long client) {
        if (index != null) {
            return index.get(client);
        }
        for (int i = 0; i < count; i++) {
            if (clients[i].client == client) {
                return clients[i];
            }
        }
        return null;
    }

    private Ranges addClient(Ranges ranges) {
        if (count == clients.length) {
            clients = Arrays.copyOf(clients, Math.max(1, count * 2));
        }
        clients[count++] = ranges;
        if (index != null) {
            index.put(ranges.client, ranges);
        } else if (count > SMALL) {
            index = new HashMap<>();
            for (int i = 0; i < count; i++) {
                index.put(clients[i].client, clients[i]);
            }
        }
        return ranges;
    }

    void addAll(IdSet set) {
        for (int i = 0; i < set.clientCount(); i++) {
            long[] bounds = set.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                add(set.client(i), bounds[j], bounds[j + 1] - bounds[j]);
            }
        }
    }

    /** The clients in the order in which they came first. */
    long[] clients() {
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = clients[i].client;
        }
        return ids;
    }

    IdSet toIdSet() {
        if (count == 0) {
            return IdSet.EMPTY;
        }
        Ranges[] sorted = clients;
        if (count > 1) {
            sorted = Arrays.copyOf(clients, count);
            Arrays.sort(sorted, (a, b) -> Long.compare(b.client, a.client));
        }
        long[] ids = new long[count];
        long[][] bounds = new long[count][];
        for (int i = 0; i < count; i++) {
            ids[i] = sorted[i].client;
            bounds[i] = sorted[i].joined();
        }
        return new IdSet(ids, bounds);
    }

    /** The ranges of one client as pairs of first clock and end. */
    private static final class Ranges {
        private final long client;
        private long[] bounds = new long[2];
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
