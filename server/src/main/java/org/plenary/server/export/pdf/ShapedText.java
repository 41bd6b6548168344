package org.plenary.server.export.pdf;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text as a font shows it: by the index of the first character of each cluster, which is what cannot be told apart
 * any more, what is drawn for it.
 *
 * @param rightToLeft whether clusters stand from right to left
 * @param clusters never empty
 * @param complete whether the font has a glyph for all of it
 */
record ShapedText(boolean rightToLeft, SortedMap<Integer, PdfOutline> clusters, boolean complete) {

    /** The same with clusters joined until each begins where one of the other's does. */
    ShapedText joinedLike(ShapedText other) {
        SortedMap<Integer, PdfOutline> joined = new TreeMap<>();
        int begun = -1;
        for (var cluster : clusters.entrySet()) {
            if (begun < 0 || other.clusters.containsKey(cluster.getKey())) {
                begun = cluster.getKey();
            }
            joined.merge(
                    begun, cluster.getValue(), (before, after) -> rightToLeft ? after.and(before) : before.and(after));
        }
        return new ShapedText(rightToLeft, joined, complete);
    }
}
