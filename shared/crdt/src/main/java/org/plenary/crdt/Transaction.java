package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed in a document between the beginning and the end of one change. */
final class Transaction {
    final long number;
    final @Nullable Object origin;

    /** Whether the change was made here, and not by an update. */
    final boolean local;

    final IdRanges deleted = new IdRanges();

    /** Structs that may be joined with their neighbours when the transaction ends. */
    final List<Struct> joinCandidates = new ArrayList<>();

    /** The clients with new structs; each keeps its state before. */
    final List<ClientStructs> grown = new ArrayList<>();

    /** Types that existed before and whose content changed. */
    final Set<Branch> changed = new LinkedHashSet<>();

    /** What the update that is being applied brought, if one is. */
    @Nullable
    IdRanges appliedInserts;

    @Nullable
    IdRanges appliedDeletes;

    Transaction(long number, @Nullable Object origin, boolean local) {
        this.number = number;
        this.origin = origin;
        this.local = local;
    }

    /** The state of the client before this transaction. */
    long stateBefore(ClientStructs client) {
        return client.transaction == number ? client.stateBefore : client.state();
    }

    /** Appends a struct to the store. */
    void append(Struct struct) {
        ClientStructs client = struct.client;
        if (client.transaction != number) {
            client.stateBefore = client.state();
            client.transaction = number;
            grown.add(client);
        }
        client.append(struct);
        if (appliedInserts != null) {
            appliedInserts.add(client.id, struct.clock, struct.length);
            if (struct instanceof Gc && appliedDeletes != null) {
                appliedDeletes.add(client.id, struct.clock, struct.length);
            }
        }
    }

    void addDeleted(Item item) {
        deleted.add(item.client.id, item.clock, item.length);
        if (appliedDeletes != null) {
            appliedDeletes.add(item.client.id, item.clock, item.length);
        }
    }

    void addChanged(Branch type) {
        Item item = type.item;
        if (item == null || (!item.isDeleted() && item.clock < stateBefore(item.client))) {
            changed.add(type);
        }
    }

    /**
     * How far a client came.
     *
     * @param client the client
     * @param before its state before the transaction
     * @param after its state after it
     */
    record Growth(ClientStructs client, long before, long after) {}

    /** What the clients gained, by descending id; to be asked at the end and before another transaction begins. */
    List<Growth> growth() {
        if (grown.isEmpty()) {
            return List.of();
        }
        if (grown.size() > 1) {
            grown.sort((a, b) -> Long.compare(b.id, a.id));
        }
        List<Growth> growth = new ArrayList<>(grown.size());
        for (ClientStructs client : grown) {
            growth.add(new Growth(client, client.stateBefore, client.state()));
        }
        return growth;
    }
}
