package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts the units of a list into their order anew, one by one and by a plain reading of the rule of Yjs, and compares.
 * It shares no code with the engine, keeps indexes instead of links, and takes quadratic time.
 */
final class OrderOracle {
    private static final int MOST_UNITS = 600;

    /** One unit; its origins are ids, null for the ends of the list. */
    private record Unit(Id id, Id origin, Id rightOrigin) {}

    private final Map<Id, Unit> units = new LinkedHashMap<>();
    private final List<Unit> placed = new ArrayList<>();

    private OrderOracle() {}

    /** Checks a list, unless it is long or has an item whose place the rule does not tell. */
    static void check(Branch branch) {
        OrderOracle oracle = new OrderOracle();
        for (Item item = branch.start; item != null; item = item.right) {
            if (StoreCheck.standsBesideOneItem(item)) {
                return;
            }
        }
        for (Item item = branch.start; item != null && oracle.units.size() <= MOST_UNITS; item = item.right) {
            oracle.add(item);
        }
        if (oracle.units.size() <= MOST_UNITS) {
            oracle.check();
        }
    }

    private void add(Item item) {
        Id right =
                item.rightOriginClient() == null ? null : new Id(item.rightOriginClient().id, item.rightOriginClock());
        Id before = item.originClient() == null ? null : new Id(item.originClient().id, item.originClock());
        for (long clock = item.clock; clock < item.end(); clock++) {
            Id id = new Id(item.client.id, clock);
            units.put(id, new Unit(id, before, right));
            before = id;
        }
    }

    private void check() {
        List<Unit> expected = List.copyOf(units.values());
        // Each client's units come in the order of their clocks, and each after what it depends on.
        List<Unit> waiting = new ArrayList<>(expected);
        waiting.sort((a, b) -> Long.compare(a.id.clock(), b.id.clock()));
        while (!waiting.isEmpty()) {
            int before = waiting.size();
            waiting.removeIf(unit -> {
                boolean ready = known(unit.origin) && known(unit.rightOrigin);
                if (ready) {
                    place(unit);
                }
                return ready;
            });
            if (waiting.size() == before) {
                throw new AssertionError("depends on what is not in the list: " + waiting.get(0));
            }
        }
        if (!placed.equals(expected)) {
            throw new AssertionError("order: is " + expected + " and should be " + placed);
        }
    }

    private boolean known(Id id) {
        return id == null || indexOf(id) >= 0;
    }

    private int indexOf(Id id) {
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i).id.equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void place(Unit unit) {
        int left = unit.origin == null ? -1 : indexOf(unit.origin);
        int right = unit.rightOrigin == null ? placed.size() : indexOf(unit.rightOrigin);
        int at = left + 1;
        boolean behind = false;
        for (int i = at; i < right; i++) {
            Unit other = placed.get(i);
            int otherLeft = other.origin == null ? -1 : indexOf(other.origin);
            if (otherLeft < left) {
                break;
            }
            if (otherLeft == left) {
                // Undo can make two of one client at one place: the later one goes first.
                boolean first = unit.id.client() <= other.id.client();
                if (first && Objects.equals(unit.rightOrigin, other.rightOrigin)) {
                    break;
                }
                behind = first;
            }
            if (!behind) {
                at = i + 1;
            }
        }
        placed.add(at, unit);
    }
}
