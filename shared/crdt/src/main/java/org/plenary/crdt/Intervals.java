package org.plenary.crdt;

import java.util.Arrays;

/**
 * Sets of numbers, kept as one array of pairs: the first number of an interval and the one after its last. The
 * intervals are in ascending order and neither touch nor overlap. Each method takes time linear in the intervals of its
 * arguments, and may give an argument back.
 */
final class Intervals {
    static final long[] NONE = {};

    private Intervals() {}

    /** The index of the first interval that ends after a number; the length of the array if there is none. */
    static int firstEndingAfter(long[] bounds, long number) {
        int found = Arrays.binarySearch(bounds, number);
        // A found start begins that interval; a found end, or a place behind a start, belongs to the one it ends or is
        // in.
        int at = found >= 0 ? found + found % 2 : -found - 1;
        return at - at % 2;
    }

    /** The numbers that are in one of the sets. */
    static long[] union(long[] one, long[] other) {
        long[] joined = new long[one.length + other.length];
        int used = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            boolean first = j == other.length || (i < one.length && one[i] <= other[j]);
            long from = first ? one[i] : other[j];
            long to = first ? one[i + 1] : other[j + 1];
            i += first ? 2 : 0;
            j += first ? 0 : 2;
            if (used > 0 && from <= joined[used - 1]) {
                joined[used - 1] = Math.max(joined[used - 1], to);
            } else {
                joined[used++] = from;
                joined[used++] = to;
            }
        }
        return trimmed(joined, used);
    }

    /** The numbers of the first set that are not in the other. */
    static long[] difference(long[] one, long[] other) {
        long[] rest = new long[one.length + other.length];
        int used = 0;
        int j = 0;
        for (int i = 0; i < one.length; i += 2) {
            long from = one[i];
            while (j < other.length && other[j + 1] <= from) {
                j += 2;
            }
            for (int k = j; k < other.length && other[k] < one[i + 1]; k += 2) {
                if (other[k] > from) {
                    rest[used++] = from;
                    rest[used++] = other[k];
                }
                from = other[k + 1];
                j = k;
            }
            if (from < one[i + 1]) {
                rest[used++] = from;
                rest[used++] = one[i + 1];
            }
        }
        return trimmed(rest, used);
    }

    /** The numbers that are in both sets. */
    static long[] intersection(long[] one, long[] other) {
        long[] common = new long[one.length + other.length];
        int used = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            long from = Math.max(one[i], other[j]);
            long to = Math.min(one[i + 1], other[j + 1]);
            if (from < to) {
                common[used++] = from;
                common[used++] = to;
            }
            if (one[i + 1] < other[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return trimmed(common, used);
    }

    /** Whether all numbers of the other set are in the first. */
    static boolean containsAll(long[] one, long[] other) {
        int i = 0;
        for (int j = 0; j < other.length; j += 2) {
            while (i < one.length && one[i + 1] < other[j + 1]) {
                i += 2;
            }
            if (i == one.length || one[i] > other[j]) {
                return false;
            }
        }
        return true;
    }

    /** Whether any number is in both sets. */
    static boolean intersects(long[] one, long[] other) {
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i + 1] <= other[j]) {
                i += 2;
            } else if (other[j + 1] <= one[i]) {
                j += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private static long[] trimmed(long[] bounds, int used) {
        return used == 0 ? NONE : used == bounds.length ? bounds : Arrays.copyOf(bounds, used);
    }
}
