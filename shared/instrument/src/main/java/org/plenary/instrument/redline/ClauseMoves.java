package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plenary.crdt.Id;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.Reordering;

/**
 * Which entries added, removed or moved which clauses, and which elements were which, by what their id attributes say.
 */
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

    /** The elements of the clauses after the last entry that was taken, in order. */
    private Map<String, Id> order = new LinkedHashMap<>();

    /** All elements that a clause has had, in the order in which they came. */
    private final Map<String, List<Id>> elements = new HashMap<>();

    private final Map<Id, String> names = new HashMap<>();

    /** The entries that moved any clause. */
    private final NavigableSet<Long> moves = new TreeSet<>();

    /** Takes the elements of the clauses, in order, after an entry that may have changed them. */
    void take(long seq, Map<String, Id> now) {
        order.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> add(id, seq, Kind.REMOVED));
        now.keySet().stream().filter(id -> !order.containsKey(id)).forEach(id -> add(id, seq, Kind.ADDED));
        Map<String, Id> before = order;
        // Of those that could have moved it is one that was written anew.
        Reordering.moved(
                        List.copyOf(before.keySet()),
                        List.copyOf(now.keySet()),
                        id -> Objects.equals(before.get(id), now.get(id)))
                .forEach(id -> add(id, seq, Kind.MOVED));
        order = new LinkedHashMap<>(now);
        now.forEach(this::addElement);
    }

    private void addElement(String id, Id element) {
        List<Id> known = elements.computeIfAbsent(id, clause -> new ArrayList<>(1));
        if (known.isEmpty() || !known.get(known.size() - 1).equals(element)) {
            known.add(element);
            // Of two names, which no editor gives, always the same one.
            names.merge(element, id, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    /** The elements that the clause has had of which this one is or was an element, in the order in which they came. */
    List<Id> elementsLike(Id element) {
        String id = names.get(element);
        return id == null ? List.of() : elements.getOrDefault(id, List.of());
    }

    private void add(String id, long seq, Kind kind) {
        events.computeIfAbsent(id, clause -> new ArrayList<>(1)).add(new Event(seq, kind));
        if (kind == Kind.MOVED) {
            moves.add(seq);
        }
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

    /** The last entry after {@code from} and up to {@code to} that moved any clause; 0 if none did. */
    long lastMove(long from, long to) {
        Long last = moves.floor(to);
        return last == null || last <= from ? 0 : last;
    }

    void encode(Encoder encoder) {
        encoder.varUint(order.size());
        order.forEach((name, element) -> {
            encoder.varString(name);
            encoder.varUint(element.client());
            encoder.varUint(element.clock());
        });
        encoder.varUint(events.size());
        new TreeMap<>(events).forEach((id, list) -> {
            encoder.varString(id);
            encoder.varUint(list.size());
            list.forEach(event -> {
                encoder.varUint(event.seq);
                encoder.uint8(event.kind.number);
            });
        });
        encoder.varUint(elements.size());
        new TreeMap<>(elements).forEach((id, list) -> {
            encoder.varString(id);
            encoder.varUint(list.size());
            list.forEach(element -> {
                encoder.varUint(element.client());
                encoder.varUint(element.clock());
            });
        });
    }

    static ClauseMoves decode(Decoder decoder) {
        ClauseMoves moves = new ClauseMoves();
        int clauses = decoder.count(3);
        for (int i = 0; i < clauses; i++) {
            String name = decoder.varString();
            long client = decoder.varUint();
            moves.order.put(name, new Id(client, decoder.varUint()));
        }
        int count = decoder.count(2);
        for (int i = 0; i < count; i++) {
            String id = decoder.varString();
            int events = decoder.count(2);
            for (int j = 0; j < events; j++) {
                long seq = decoder.varUint();
                moves.add(id, seq, kind(decoder.uint8()));
            }
        }
        int named = decoder.count(2);
        for (int i = 0; i < named; i++) {
            String id = decoder.varString();
            int all = decoder.count(2);
            for (int j = 0; j < all; j++) {
                long client = decoder.varUint();
                moves.addElement(id, new Id(client, decoder.varUint()));
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
