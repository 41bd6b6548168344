package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often anchors and letters were of one mind, in many games. */
final class AnchorFigures {
    long entries;
    /** Letters of anchors that an entry deleted and wrote anew. */
    long moved;
    /** Letters that were gone, and that an entry wrote anew. */
    long cameBack;
    /** New letters between two neighbours of an anchor. */
    long inside;
    /** Letters of others that were moved between those of an anchor. */
    long movedIn;

    final Map<String, Integer> missed = new TreeMap<>();
    final List<String> examples = new ArrayList<>();

    void miss(String kind, String where) {
        missed.merge(kind, 1, Integer::sum);
        if (examples.size() < Integer.getInteger("plenary.anchor.examples", 10)) {
            examples.add(kind + ": " + where);
        }
    }

    /** Letters that stand, and that anchors lost when they were moved. */
    long lostInMoves() {
        return count("lost in a move", "-");
    }

    /** Letters that came back and were not known again, without those of one kind of entry. */
    long unseen(String butBy) {
        return count("came back unseen", butBy);
    }

    private long count(String kind, String butBy) {
        return missed.entrySet().stream()
                .filter(each -> each.getKey().startsWith(kind) && !each.getKey().endsWith(butBy))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return entries + " entries; letters moved " + moved + ", came back " + cameBack + ", written inside " + inside
                + ", moved in " + movedIn + "; not followed " + missed;
    }
}
