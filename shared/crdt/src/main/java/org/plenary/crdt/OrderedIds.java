package org.plenary.crdt;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A set of ids whose clients are gone through in the order in which they came: what is undone is made again in this
 * order, so it is visible.
 *
 * @param ids the ids
 * @param clients their clients
 */
record OrderedIds(IdSet ids, Set<Long> clients) {
    static OrderedIds of(IdRanges ranges) {
        Set<Long> clients = new LinkedHashSet<>();
        for (long client : ranges.clients()) {
            clients.add(client);
        }
        return new OrderedIds(ranges.toIdSet(), clients);
    }

    OrderedIds union(OrderedIds other) {
        Set<Long> all = new LinkedHashSet<>(clients);
        all.addAll(other.clients);
        return new OrderedIds(ids.union(other.ids), all);
    }

    boolean contains(Item item) {
        return ids.contains(item.client.id, item.clock);
    }

    /** Calls the visitor with each struct of the ids, cut so that it has no others. */
    void forEachStruct(Transaction transaction, Consumer<? super Struct> visitor) {
        for (long id : clients) {
            ClientStructs client = transaction.doc().store().find(id);
            long[] bounds = ids.bounds(id);
            if (client != null && bounds != null) {
                long state = client.state();
                for (int i = 0; i < bounds.length && bounds[i] < state; i += 2) {
                    visit(transaction, client, bounds[i], bounds[i + 1], visitor);
                }
            }
        }
    }

    private static void visit(
            Transaction transaction, ClientStructs client, long from, long to, Consumer<? super Struct> visitor) {
        Integrator.startingAt(transaction, client, from);
        int at = client.indexOf(from);
        do {
            Struct struct = client.get(at++);
            if (to < struct.end()) {
                Integrator.startingAt(transaction, client, to);
            }
            visitor.accept(struct);
        } while (at < client.size && client.get(at).clock < to);
    }
}
