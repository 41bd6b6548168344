package org.plenary.crdt;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The structs of a document by client: a hash table with open addressing, keyed by client id. */
final class StructStore {
    /** Unknown to others, who could choose client ids that all belong into one place. */
    private static final long SALT = new SecureRandom().nextLong();

    private static final long MIX = 0xFF51AFD7ED558CCDL;
    private static final long MIX_AGAIN = 0xC4CEB9FE1A85EC53L;

    private @Nullable ClientStructs[] table = new ClientStructs[8];
    private int count;
    private @Nullable ClientStructs last;

    @Nullable
    ClientStructs find(long client) {
        ClientStructs recent = last;
        if (recent != null && recent.id == client) {
            return recent;
        }
        ClientStructs found = table[slot(client)];
        if (found != null) {
            last = found;
        }
        return found;
    }

    ClientStructs get(long client) {
        ClientStructs found = find(client);
        return found != null ? found : add(new ClientStructs(client));
    }

    /** The clock that the client's next unit has. */
    long state(long client) {
        ClientStructs found = find(client);
        return found == null ? 0 : found.state();
    }

    /** The struct that holds the id, which must be known. */
    Struct struct(long client, long clock) {
        ClientStructs structs = get(client);
        return structs.get(structs.indexOf(clock));
    }

    /** The clients that have structs, by descending id. */
    ClientStructs[] clients() {
        ClientStructs[] clients = new ClientStructs[count];
        int used = 0;
        for (ClientStructs client : table) {
            if (client != null && client.size > 0) {
                clients[used++] = client;
            }
        }
        ClientStructs[] present = Arrays.copyOf(clients, used);
        Arrays.sort(present, (a, b) -> Long.compare(b.id, a.id));
        return present;
    }

    StateVector stateVector() {
        ClientStructs[] descending = clients();
        int size = descending.length;
        long[] ids = new long[size];
        long[] clocks = new long[size];
        for (int i = 0; i < size; i++) {
            ids[i] = descending[size - 1 - i].id;
            clocks[i] = descending[size - 1 - i].state();
        }
        return StateVector.ofSorted(ids, clocks);
    }

    private ClientStructs add(ClientStructs client) {
        if (++count * 2 > table.length) {
            @Nullable ClientStructs[] old = table;
            table = new ClientStructs[old.length * 2];
            for (ClientStructs each : old) {
                if (each != null) {
                    table[slot(each.id)] = each;
                }
            }
        }
        table[slot(client.id)] = client;
        last = client;
        return client;
    }

    /** The place of the client, or the free place where it belongs. */
    private int slot(long client) {
        int mask = table.length - 1;
        long hash = (client ^ SALT) * MIX;
        hash = (hash ^ hash >>> 33) * MIX_AGAIN;
        int slot = (int) (hash >>> 32) & mask;
        while (true) {
            ClientStructs there = table[slot];
            if (there == null || there.id == client) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}
