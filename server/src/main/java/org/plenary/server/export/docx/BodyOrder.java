package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;

/**
 * Puts the clauses of a redline in the order of the document. A clause that was moved stands there twice: where it is,
 * and behind the clause that it followed at the first moment.
 */
final class BodyOrder {
    /** Which of its places a clause is shown at. */
    enum Place {
        /** The only one. */
        ONLY,
        /** Where it was before it was moved. */
        OLD,
        /** Where it was moved to. */
        NEW
    }

    /** A clause at a place. */
    record Placed(ClauseRedline clause, Place place) {}

    private BodyOrder() {}

    static List<Placed> of(DraftRedline redline) {
        List<ClauseRedline> moved = redline.clauses().stream()
                .filter(ClauseRedline::moved)
                .sorted(Comparator.comparingInt(ClauseRedline::placeBefore))
                .toList();
        // What stood at a place at the first moment, and the moved clauses that followed it there.
        Map<Integer, List<Placed>> behind = new HashMap<>();
        Map<Integer, Integer> anchors = new HashMap<>();
        for (ClauseRedline clause : moved) {
            int anchor = anchors.getOrDefault(clause.placeBefore() - 1, clause.placeBefore() - 1);
            anchors.put(clause.placeBefore(), anchor);
            behind.computeIfAbsent(anchor, place -> new ArrayList<>()).add(new Placed(clause, Place.OLD));
        }
        List<Placed> placed = new ArrayList<>(behind.getOrDefault(-1, List.of()));
        for (ClauseRedline clause : redline.clauses()) {
            placed.add(new Placed(clause, clause.moved() ? Place.NEW : Place.ONLY));
            if (!clause.moved() && clause.before() != null) {
                placed.addAll(behind.getOrDefault(clause.placeBefore(), List.of()));
            }
        }
        return placed;
    }
}
