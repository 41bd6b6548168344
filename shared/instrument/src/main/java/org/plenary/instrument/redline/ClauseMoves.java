package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.Reordering;

/** Which entries added, removed or moved which clauses, by what the id attributes of the clauses' elements say. */
final class ClauseMoves {
    /** What an entry did to a clause as a whole. */
    enum Kind {
        ADDED(0),
        REMOVED(1),
        MOVED(2);

        private static final Kind[] BY_NUMBER = values();

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private record Event(long seq, Kind kind) {}

    private final Map<String, List<Event>> events = new HashMap<>();

    /** The clauses after the last entry that was taken, in order. */
    private List<String> order = List.of();

    /** Takes the order of the clauses after an entry that may have changed it. */
    void take(long seq, List<String> now) {
        if (now.equals(order)) {
            return;
        }
        Set<String> before = new HashSet<>(order);
        Set<String> after = new HashSet<>(now);
        before.stream().filter(id -> !after.contains(id)).forEach(id -> add(id, seq, Kind.REMOVED));
        after.stream().filter(id -> !before.contains(id)).forEach(id -> add(id, seq, Kind.ADDED));
        Reordering.moved(order, now, id -> false).forEach(id -> add(id, seq, Kind.MOVED));
        order = List.copyOf(now);
    }

    private void add(String id, long seq, Kind kind) {
        events.computeIfAbsent(id, clause -> new ArrayList<>(1)).add(new Event(seq, kind));
    }

    /** The last entry after {@code from} and up to {@code to} that did this to the clause; 0 if none did. */
    long last(String id, Kind kind, long from, long to) {
        long found = 0;
        for (Event event : events.getOrDefault(id, List.of())) {
            if (event.kind == kind && event.seq > from && event.seq <= to) {
                found = event.seq;
            }
        }
        return found;
    }

    void encode(Encoder encoder) {
        encoder.varUint(order.size());
        order.forEach(encoder::varString);
        encoder.varUint(events.size());
        new TreeMap<>(events).forEach((id, list) -> {
            encoder.varString(id);
            encoder.varUint(list.size());
            list.forEach(event -> {
                encoder.varUint(event.seq);
                encoder.uint8(event.kind.number);
            });
        });
    }

    static ClauseMoves decode(Decoder decoder) {
        ClauseMoves moves = new ClauseMoves();
        int clauses = decoder.count(1);
        List<String> order = new ArrayList<>(clauses);
        for (int i = 0; i < clauses; i++) {
            order.add(decoder.varString());
        }
        moves.order = List.copyOf(order);
        int count = decoder.count(2);
        for (int i = 0; i < count; i++) {
            String id = decoder.varString();
            int events = decoder.count(2);
            for (int j = 0; j < events; j++) {
                long seq = decoder.varUint();
                moves.add(id, seq, kind(decoder.uint8()));
            }
        }
        return moves;
    }

    private static Kind kind(int number) {
        if (number >= Kind.BY_NUMBER.length) {
            throw new RedlineException(
                    "what becomes of a clause is 0 to " + (Kind.BY_NUMBER.length - 1) + ", but got " + number);
        }
        return Kind.BY_NUMBER[number];
    }
}
