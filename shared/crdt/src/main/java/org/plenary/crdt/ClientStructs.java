package org.plenary.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All structs of one client, in the order of their clocks and without a gap from clock 0 on. */
final class ClientStructs extends ClockSpace {
    final long id;

    Struct[] structs = new Struct[2];
    int size;

    /** The number of the transaction that last changed it, and the state before that. */
    long transaction;

    long stateBefore;

    /** The stretches of clocks beyond 32 bits that somebody refers to. */
    private @Nullable Map<Long, ClockSpace> high;

    ClientStructs(long id) {
        this.id = id;
    }

    @Override
    ClientStructs client() {
        return this;
    }

    @Override
    long base() {
        return 0;
    }

    /** The stretch of clocks with this one. */
    ClockSpace clocks(long clock) {
        long base = clock >>> 32 << 32;
        if (base == 0) {
            return this;
        }
        if (high == null) {
            high = new HashMap<>();
        }
        return high.computeIfAbsent(base, from -> new HighClocks(this, from));
    }

    /** The clock that the next unit has. */
    long state() {
        return size == 0 ? 0 : structs[size - 1].end();
    }

    Struct get(int index) {
        return structs[index];
    }

    /** The index of the struct that holds {@code clock}, which must be known. */
    int indexOf(long clock) {
        int high = size - 1;
        Struct last = structs[high];
        if (clock >= last.clock) {
            if (clock >= last.end()) {
                throw new IllegalStateException("not known: client=" + id + " clock=" + clock + " state=" + state());
            }
            return high;
        }
        int low = 0;
        // The clocks tell roughly where to begin.
        int middle = (int) ((double) clock / last.clock * high);
        while (low <= high) {
            Struct struct = structs[middle];
            if (clock < struct.clock) {
                high = middle - 1;
            } else if (clock >= struct.end()) {
                low = middle + 1;
            } else {
                return middle;
            }
            middle = (low + high) >>> 1;
        }
        throw new IllegalStateException("not known: client=" + id + " clock=" + clock);
    }

    void append(Struct struct) {
        insert(size, struct);
    }

    void insert(int index, Struct struct) {
        if (size == structs.length) {
            structs = Arrays.copyOf(structs, size + (size >> 1) + 1);
        }
        System.arraycopy(structs, index, structs, index + 1, size - index);
        structs[index] = struct;
        size++;
    }

    void replace(int index, Struct struct) {
        structs[index] = struct;
    }

    /** Removes the structs from {@code from} (inclusive) to {@code to} (exclusive). */
    void remove(int from, int to) {
        System.arraycopy(structs, to, structs, from, size - to);
        Arrays.fill(structs, size - (to - from), size, null);
        size -= to - from;
    }
}
