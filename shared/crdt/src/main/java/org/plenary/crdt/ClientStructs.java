package org.plenary.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All structs of one client, in the order of their clocks and without a gap from clock 0 on. */
final class ClientStructs extends ClockSpace {
    /** A search that has not come to its goal in strides up to this one begins anew with halves. */
    private static final int LONGEST_STRIDE = 64;

    final long id;

    Struct[] structs = new Struct[2];
    int size;

    /** Where the last search ended; the next one is often for a neighbour. */
    private int found;

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
        int end = size - 1;
        Struct last = structs[end];
        if (clock < last.clock) {
            end = search(clock, end);
            found = end;
        } else if (clock >= last.end()) {
            throw new IllegalStateException("not known: client=" + id + " clock=" + clock + " state=" + state());
        }
        return end;
    }

    /** Searches before {@code last}: in growing strides from where the last search ended, and then by halves. */
    private int search(long clock, int last) {
        int low = Math.min(found, last - 1);
        int high = low + 1;
        int stride = 2;
        if (structs[low].clock <= clock) {
            while (high < last && structs[high].clock <= clock) {
                low = high;
                high = stride > LONGEST_STRIDE ? last : Math.min(low + stride, last);
                stride *= 2;
            }
        } else {
            do {
                high = low;
                low = stride > LONGEST_STRIDE ? 0 : Math.max(high - stride, 0);
                stride *= 2;
            } while (structs[low].clock > clock);
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (structs[middle].clock <= clock) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
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

    /**
     * Removes stretches of structs: each from {@code bounds[i + 1]} (inclusive) to {@code bounds[i]} (exclusive), the
     * last first.
     */
    void remove(int[] bounds, int count) {
        int end = bounds[count - 1];
        for (int i = count - 2; i >= 0; i -= 2) {
            int from = bounds[i];
            int to = i == 0 ? size : bounds[i - 1];
            System.arraycopy(structs, from, structs, end, to - from);
            end += to - from;
        }
        Arrays.fill(structs, end, size, null);
        size = end;
    }
}
