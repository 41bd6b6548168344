package org.plenary.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what stayed where it was when an order changed. Stateless. */
public final class Reordering {
    private Reordering() {}

    /**
     * Which of those that are in both lists must have moved: the fewest that let the others stand in the same order.
     * Where there is a choice, those stay of which {@code prefersToStay} says so. Each is once in a list.
     */
    public static <T> Set<T> moved(List<T> before, List<T> after, Predicate<T> prefersToStay) {
        Map<T, Integer> places = new HashMap<>();
        before.forEach(each -> places.put(each, places.size()));
        List<T> common = new ArrayList<>();
        after.forEach(each -> {
            if (places.containsKey(each)) {
                common.add(each);
            }
        });
        int[] was = new int[common.size()];
        long[] weights = new long[common.size()];
        for (int i = 0; i < was.length; i++) {
            was[i] = places.getOrDefault(common.get(i), 0);
            // To keep one more always counts for more than to keep any that would rather stay.
            weights[i] = was.length + 1L + (prefersToStay.test(common.get(i)) ? 1 : 0);
        }
        Set<T> moved = new HashSet<>(common);
        for (int index : heaviestIncreasing(was, weights, before.size())) {
            moved.remove(common.get(index));
        }
        return moved;
    }

    /**
     * The indexes of an increasing subsequence whose weights add up to the most. Values are distinct and below {@code
     * bound}. A binary indexed tree (P. Fenwick: A New Data Structure for Cumulative Frequency Tables, 1994) over the
     * values holds the best subsequence that ends with each prefix of them.
     */
    private static List<Integer> heaviestIncreasing(int[] values, long[] weights, int bound) {
        int[] best = new int[bound + 1];
        long[] sums = new long[values.length];
        int[] previous = new int[values.length];
        int end = -1;
        for (int i = 0; i < values.length; i++) {
            int under = -1;
            for (int at = values[i]; at > 0; at -= at & -at) {
                int candidate = best[at] - 1;
                under = candidate >= 0 && (under < 0 || sums[candidate] > sums[under]) ? candidate : under;
            }
            previous[i] = under;
            sums[i] = weights[i] + (under < 0 ? 0 : sums[under]);
            for (int at = values[i] + 1; at <= bound; at += at & -at) {
                if (best[at] == 0 || sums[best[at] - 1] < sums[i]) {
                    best[at] = i + 1;
                }
            }
            end = end < 0 || sums[i] > sums[end] ? i : end;
        }
        List<Integer> indexes = new ArrayList<>();
        for (int at = end; at >= 0; at = previous[at]) {
            indexes.add(at);
        }
        return indexes;
    }
}
