package org.plenary.server.export.pdf;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text as a font shows it: by the index of the first character of each cluster, which is what cannot be told apart any more,
 * what is drawn for it.
 *
 * @param rightToLeft whether clusters stand from right to left
 * @param clusters never empty
 * @param complete whether the font has a glyph for all of it
 */
record ShapedText(boolean rightToLeft, SortedMap<Integer, Outline> clusters, boolean complete) {

    /** The same with clusters joined until each begins where one of the other's does. */
    ShapedText joinedLike(ShapedText other) {
        SortedMap<Integer, Outline> joined = new TreeMap<>();
        for (var cluster : clusters.entrySet()) {
            if (joined.isEmpty() || other.clusters.containsKey(cluster.getKey())) {
                joined.put(cluster.getKey(), cluster.getValue());
            } else {
                Outline before = joined.get(joined.lastKey());
                Outline after = cluster.getValue();
                joined.put(joined.lastKey(), rightToLeft ? after.and(before) : before.and(after));
            }
        }
        return new ShapedText(rightToLeft, joined, complete);
    }
}
