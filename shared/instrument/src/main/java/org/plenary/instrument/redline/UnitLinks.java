package org.plenary.instrument.redline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** A map from units to units, kept as ranges: each unit is linked to one other at most. */
final class UnitLinks {
    private final Map<Long, Links> byClient = new HashMap<>();
    private long lastClient = -1;
    private @Nullable Links last;

    /** Is told links: the unit {@code from.clock() + i} is linked to the unit {@code clock + i} of a client. */
    interface Visitor {
        void link(IdRange from, long client, long clock);
    }

    boolean isEmpty() {
        return byClient.isEmpty();
    }

    /** Links each unit of a range, none of which is linked yet, to the ones from {@code to} on. */
    void add(IdRange from, Id to) {
        byClient.computeIfAbsent(from.client(), client -> new Links()).add(from, to);
        last = null;
        lastClient = -1;
    }

    /** The unit that a unit is linked to, null if it is not. */
    @Nullable
    Id get(long client, long clock) {
        Links links = links(client);
        int at = links == null ? -1 : links.find(clock);
        return links == null || at < 0
                ? null
                : new Id(links.toClients[at], links.toClocks[at] + clock - links.clocks[at]);
    }

    private @Nullable Links links(long client) {
        if (client != lastClient) {
            last = byClient.get(client);
            lastClient = client;
        }
        return last;
    }

    /** Goes through a range: tells each part of it that is linked, by ascending clock. */
    void forEachIn(IdRange range, Visitor visitor) {
        Links links = links(range.client());
        if (links == null) {
            return;
        }
        links.sort();
        int at = Arrays.binarySearch(links.clocks, 0, links.size, range.clock());
        for (int i = Math.max(0, at >= 0 ? at : -at - 2); i < links.size && links.clocks[i] < range.end(); i++) {
            long from = Math.max(range.clock(), links.clocks[i]);
            long to = Math.min(range.end(), links.clocks[i] + links.lengths[i]);
            if (from < to) {
                visitor.link(
                        new IdRange(range.client(), from, to - from),
                        links.toClients[i],
                        links.toClocks[i] + from - links.clocks[i]);
            }
        }
    }

    /** Tells all links, clients and clocks ascending. */
    void forEach(Visitor visitor) {
        new TreeMap<>(byClient).forEach((client, links) -> {
            links.sort();
            for (int i = 0; i < links.size; i++) {
                visitor.link(
                        new IdRange(client, links.clocks[i], links.lengths[i]), links.toClients[i], links.toClocks[i]);
            }
        });
    }

    void encode(Encoder encoder) {
        encoder.varUint(byClient.size());
        new TreeMap<>(byClient).forEach((client, links) -> {
            links.sort();
            encoder.varUint(client);
            encoder.varUint(links.size);
            for (int i = 0; i < links.size; i++) {
                encoder.varUint(links.clocks[i]);
                encoder.varUint(links.lengths[i]);
                encoder.varUint(links.toClients[i]);
                encoder.varUint(links.toClocks[i]);
            }
        });
    }

    static UnitLinks decode(Decoder decoder) {
        UnitLinks all = new UnitLinks();
        int clients = decoder.count(2);
        for (int i = 0; i < clients; i++) {
            long client = decoder.varUint();
            int count = decoder.count(4);
            for (int j = 0; j < count; j++) {
                IdRange from = new IdRange(client, decoder.varUint(), decoder.varUint());
                all.add(from, new Id(decoder.varUint(), decoder.varUint()));
            }
        }
        return all;
    }

    /** The links of one client's units. */
    private static final class Links {
        private long[] clocks = new long[2];
        private long[] lengths = new long[2];
        private long[] toClients = new long[2];
        private long[] toClocks = new long[2];
        private int size;
        private boolean inOrder = true;
        private int found;

        void add(IdRange from, Id to) {
            if (size > 0 && continuesLast(from, to)) {
                lengths[size - 1] += from.length();
                return;
            }
            if (size == clocks.length) {
                int room = size + (size >> 1) + 2;
                clocks = Arrays.copyOf(clocks, room);
                lengths = Arrays.copyOf(lengths, room);
                toClients = Arrays.copyOf(toClients, room);
                toClocks = Arrays.copyOf(toClocks, room);
            }
            inOrder &= size == 0 || clocks[size - 1] < from.clock();
            clocks[size] = from.clock();
            lengths[size] = from.length();
            toClients[size] = to.client();
            toClocks[size++] = to.clock();
        }

        private boolean continuesLast(IdRange from, Id to) {
            int end = size - 1;
            return clocks[end] + lengths[end] == from.clock()
                    && toClients[end] == to.client()
                    && toClocks[end] + lengths[end] == to.clock();
        }

        int find(long clock) {
            sort();
            if (found < size && clocks[found] <= clock && clock < clocks[found] + lengths[found]) {
                return found;
            }
            int at = Arrays.binarySearch(clocks, 0, size, clock);
            int link = at >= 0 ? at : -at - 2;
            if (link < 0 || clock >= clocks[link] + lengths[link]) {
                return -1;
            }
            found = link;
            return link;
        }

        void sort() {
            if (inOrder) {
                return;
            }
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            long[] keys = clocks;
            Arrays.sort(order, (a, b) -> Long.compare(keys[a], keys[b]));
            clocks = inOrder(order, clocks);
            lengths = inOrder(order, lengths);
            toClients = inOrder(order, toClients);
            toClocks = inOrder(order, toClocks);
            inOrder = true;
            found = 0;
        }

        private static long[] inOrder(Integer[] order, long[] values) {
            long[] sorted = new long[values.length];
            for (int i = 0; i < order.length; i++) {
                sorted[i] = values[order[i]];
            }
            return sorted;
        }
    }
}
