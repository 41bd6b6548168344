package org.plenary.crdt;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which units took the place of others whose deletion was undone. An item only has a mark that it is here, so that
 * documents in which nothing is undone pay nothing; and ranges of ids stay true when items are cut.
 */
final class Redone {
    private final StructStore store;
    private final Map<Long, TreeMap<Long, Target>> clients = new HashMap<>();

    Redone(StructStore store) {
        this.store = store;
    }

    /** Where the units of a range went. */
    private record Target(long client, long clock) {}

    /** A unit within a struct. */
    record Place(Struct struct, long offset) {}

    void put(Item item, Item successor) {
        item.markRedone();
        clients.computeIfAbsent(item.client.id, any -> new TreeMap<>())
                .put(item.clock, new Target(successor.client.id, successor.clock));
    }

    /** The item that took the place of the item's first unit, cut so that it begins there; null if there is none. */
    @Nullable
    Item successor(Transaction transaction, Item item) {
        if (!item.isRedone()) {
            return null;
        }
        Target target = target(item, 0);
        return Integrator.startingAt(transaction, store.get(target.client), target.clock) instanceof Item successor
                ? successor
                : null;
    }

    /** Where the unit is, or the one that took its place at last. The unit must be known. */
    Place follow(long client, long clock) {
        Struct struct = store.struct(client, clock);
        long offset = clock - struct.clock;
        while (struct instanceof Item item && item.isRedone()) {
            Target target = target(item, offset);
            struct = store.struct(target.client, target.clock);
            offset = target.clock - struct.clock;
        }
        return new Place(struct, offset);
    }

    private Target target(Item item, long offset) {
        Map.Entry<Long, Target> entry =
                Objects.requireNonNull(clients.get(item.client.id)).floorEntry(item.clock);
        Target target = entry.getValue();
        return new Target(target.client, target.clock + item.clock - entry.getKey() + offset);
    }
}
