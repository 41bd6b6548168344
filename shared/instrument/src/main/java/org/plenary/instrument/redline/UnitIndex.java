package org.plenary.instrument.redline;

import java.security.SecureRandom;
import java.util.Arrays;

/** A map from units to indexes, in arrays: a hash table with open addressing. */
final class UnitIndex {
    /** Unknown to others, who could choose client ids that all belong into one place. */
    private static final long SALT = new SecureRandom().nextLong();

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] clients;
    private final long[] clocks;
    private final int[] indexes;
    private final int shift;

    /** @param size how many units there will be at most */
    UnitIndex(int size) {
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(2, size));
        clients = new long[1 << bits];
        clocks = new long[1 << bits];
        indexes = new int[1 << bits];
        Arrays.fill(indexes, -1);
        shift = 64 - bits;
    }

    void put(long client, long clock, int index) {
        int slot = slot(client, clock);
        clients[slot] = client;
        clocks[slot] = clock;
        indexes[slot] = index;
    }

    /** The index of a unit, -1 for none. */
    int get(long client, long clock) {
        return indexes[slot(client, clock)];
    }

    private int slot(long client, long clock) {
        long hash = (((client ^ SALT) * MIX) ^ clock) * MIX;
        int slot = (int) (((hash ^ (hash >>> 32)) * MIX) >>> shift);
        while (indexes[slot] >= 0 && (clients[slot] != client || clocks[slot] != clock)) {
            slot = (slot + 1) & (indexes.length - 1);
        }
        return slot;
    }
}
