package org.plenary.crdt;

import java.util.Objects;
import org.plenary.crdt.encoding.Encoder;

/** Writes structs of a store as the first part of an update. */
final class StateWriter {
    private static final int NAMED_ROOT = 1;
    private static final int NESTED = 0;

    private StateWriter() {}

    /** Writes all structs that somebody with the state vector does not know. */
    static void writeSince(Encoder encoder, StructStore store, StateVector since) {
        ClientStructs[] clients = store.clients();
        int count = 0;
        for (ClientStructs client : clients) {
            if (client.state() > since.get(client.id)) {
                clients[count++] = client;
            }
        }
        encoder.varUint(count);
        for (int i = 0; i < count; i++) {
            write(encoder, clients[i], since.get(clients[i].id));
        }
    }

    /** Writes the structs of each client in {@code ids} from the first of its ids on. */
    static void writeFrom(Encoder encoder, StructStore store, IdSet ids) {
        encoder.varUint(ids.clientCount());
        for (int i = 0; i < ids.clientCount(); i++) {
            ClientStructs client = Objects.requireNonNull(store.find(ids.client(i)), "expected ids of this document");
            write(encoder, client, ids.bounds(i)[0]);
        }
    }

    /** Writes the structs of one client from {@code clock} on. */
    static void write(Encoder encoder, ClientStructs client, long clock) {
        int first = client.indexOf(clock);
        encoder.varUint(client.size - first);
        encoder.varUint(client.id);
        encoder.varUint(clock);
        write(encoder, client.get(first), clock - client.get(first).clock);
        for (int at = first + 1; at < client.size; at++) {
            write(encoder, client.get(at), 0);
        }
    }

    /** Writes all structs that are known at the state vector; one that reaches beyond it is cut. */
    static void writeUntil(Encoder encoder, StructStore store, StateVector until) {
        ClientStructs[] clients = store.clients();
        int count = 0;
        for (ClientStructs client : clients) {
            if (until.get(client.id) > 0) {
                clients[count++] = client;
            }
        }
        encoder.varUint(count);
        for (int i = 0; i < count; i++) {
            ClientStructs client = clients[i];
            long state = until.get(client.id);
            int last = client.indexOf(state - 1);
            encoder.varUint(last + 1);
            encoder.varUint(client.id);
            encoder.varUint(0);
            for (int at = 0; at < last; at++) {
                write(encoder, client.get(at), 0);
            }
            writeHead(encoder, client.get(last), state - client.get(last).clock);
        }
    }

    /** Writes the first {@code length} units of a struct. */
    private static void writeHead(Encoder encoder, Struct struct, long length) {
        if (struct instanceof Item item && length < item.length()) {
            writeReferences(encoder, item, 0);
            Contents.write(encoder, item.kind(), Contents.head(item.kind(), item.content, length), length, 0);
        } else {
            write(encoder, struct, struct.length() - length);
        }
    }

    private static void write(Encoder encoder, Struct struct, long offset) {
        if (struct instanceof Item item) {
            writeItem(encoder, item, offset);
        } else {
            encoder.uint8(ContentKind.GC.number);
            encoder.varUint(struct.length() - offset);
        }
    }

    private static void writeItem(Encoder encoder, Item item, long offset) {
        writeReferences(encoder, item, offset);
        Contents.write(encoder, item.kind(), item.content, item.length(), offset);
    }

    /** Writes the kind of the item and where it belongs. */
    private static void writeReferences(Encoder encoder, Item item, long offset) {
        ClientStructs originClient = offset > 0 ? item.client : item.originClient();
        long originClock = offset > 0 ? item.clock + offset - 1 : item.originClock();
        encoder.uint8(item.kind().number
                | (originClient == null ? 0 : Update.HAS_ORIGIN)
                | (item.rightOriginClient() == null ? 0 : Update.HAS_RIGHT_ORIGIN)
                | (item.parentSub() == null ? 0 : Update.HAS_PARENT_SUB));
        if (originClient != null) {
            encoder.varUint(originClient.id);
            encoder.varUint(originClock);
        }
        if (item.rightOriginClient() != null) {
            encoder.varUint(item.rightOriginClient().id);
            encoder.varUint(item.rightOriginClock());
        }
        if (originClient == null && item.rightOriginClient() == null) {
            writeParent(encoder, item);
        }
    }

    private static void writeParent(Encoder encoder, Item item) {
        Item holder = item.parent().item;
        if (holder == null) {
            encoder.varUint(NAMED_ROOT);
            encoder.varString(item.parent().name);
        } else {
            encoder.varUint(NESTED);
            encoder.varUint(holder.client.id);
            encoder.varUint(holder.clock);
        }
        if (item.parentSub() != null) {
            encoder.varString(item.parentSub());
        }
    }

    /** All deleted ids of a store. */
    static IdSet deleted(StructStore store) {
        IdRanges deleted = new IdRanges();
        for (ClientStructs client : store.clients()) {
            for (int at = 0; at < client.size; at++) {
                Struct struct = client.get(at);
                if (struct.isDeleted()) {
                    deleted.add(client.id, struct.clock, struct.length());
                }
            }
        }
        return deleted.toIdSet();
    }
}
