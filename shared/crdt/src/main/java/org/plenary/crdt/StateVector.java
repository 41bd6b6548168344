package org.plenary.crdt;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** An immutable map from client id to the clock that the client's next unit has: what somebody knows. */
public final class StateVector {
    /** The state vector of an empty document. */
    public static final StateVector EMPTY = new StateVector(new long[0], new long[0]);

    /** In ascending order. */
    private final long[] clients;

    private final long[] clocks;

    private StateVector(long[] clients, long[] clocks) {
        this.clients = clients;
        this.clocks = clocks;
    }

    /** The state vector with these entries. */
    public static StateVector of(Map<Long, Long> clocksByClient) {
        TreeMap<Long, Long> sorted = new TreeMap<>(clocksByClient);
        long[] clients = new long[sorted.size()];
        long[] clocks = new long[sorted.size()];
        int i = 0;
        for (Map.Entry<Long, Long> entry : sorted.entrySet()) {
            clients[i] = entry.getKey();
            clocks[i++] = entry.getValue();
        }
        return new StateVector(clients, clocks);
    }

    /** Takes over parallel arrays, clients in ascending order. */
    static StateVector ofSorted(long[] clients, long[] clocks) {
        return new StateVector(clients, clocks);
    }

    /** From the first {@code size} of parallel arrays, clients in descending order. */
    static StateVector ofDescending(long[] clients, long[] clocks, int size) {
        long[] ids = new long[size];
        long[] states = new long[size];
        for (int i = 0; i < size; i++) {
            ids[i] = clients[size - 1 - i];
            states[i] = clocks[size - 1 - i];
        }
        return new StateVector(ids, states);
    }

    /**
     * Reads a state vector that fills the array.
     *
     * @throws org.plenary.crdt.encoding.DecodeException if the bytes are not a state vector
     */
    public static StateVector decode(byte[] bytes) {
        return decode(bytes, Long.MAX_VALUE);
    }

    /**
     * Reads the state vector that fills the array, from somebody who is not trusted: {@code maxClients} says how many
     * entries are accepted.
     *
     * @throws org.plenary.crdt.encoding.DecodeException if the bytes are not a state vector, or hold more entries
     */
    public static StateVector decode(byte[] bytes, long maxClients) {
        Decoder decoder = new Decoder(bytes);
        StateVector vector = decode(decoder, maxClients);
        decoder.requireEnd();
        return vector;
    }

    /**
     * Reads a state vector.
     *
     * @throws org.plenary.crdt.encoding.DecodeException if the bytes are not a state vector
     */
    public static StateVector decode(Decoder decoder) {
        return decode(decoder, Long.MAX_VALUE);
    }

    private static StateVector decode(Decoder decoder, long maxClients) {
        int count = decoder.count(2);
        if (count > maxClients) {
            throw new DecodeException(
                    DecodeException.Reason.EXPANDS_TOO_MUCH, 0, "clients=" + count + " max=" + maxClients);
        }
        Map<Long, Long> entries = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            entries.put(decoder.varUint(), decoder.varUint());
        }
        return of(entries);
    }

    /** The bytes that Yjs writes for the same state vector: clients in descending order. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        encode(encoder);
        return encoder.toByteArray();
    }

    /** Writes the bytes of {@link #encode()}. */
    public void encode(Encoder encoder) {
        encoder.varUint(clients.length);
        for (int i = clients.length - 1; i >= 0; i--) {
            encoder.varUint(clients[i]);
            encoder.varUint(clocks[i]);
        }
    }

    /** The clock that the client's next unit has; 0 for a client that is not known. */
    public long get(long client) {
        int found = Arrays.binarySearch(clients, client);
        return found < 0 ? 0 : clocks[found];
    }

    /** Whether everything that the other knows is known here. */
    public boolean covers(StateVector other) {
        for (int i = 0; i < other.clients.length; i++) {
            if (get(other.clients[i]) < other.clocks[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether no client is known. */
    public boolean isEmpty() {
        return clients.length == 0;
    }

    /** The number of clients. */
    public int size() {
        return clients.length;
    }

    /** A copy of the client ids, in ascending order. */
    public long[] clients() {
        return clients.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateVector vector
                && Arrays.equals(clients, vector.clients)
                && Arrays.equals(clocks, vector.clocks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(clients) + Arrays.hashCode(clocks);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < clients.length; i++) {
            text.append(i == 0 ? "" : ", ").append(clients[i]).append('=').append(clocks[i]);
        }
        return text.append('}').toString();
    }
}
