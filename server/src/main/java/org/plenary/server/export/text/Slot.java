package org.plenary.server.export.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.redline.ClauseChange;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;

/**
 * A place in a redline where a clause stands at one moment or at both. A clause that was moved has two: it is deleted
 * at the old one and inserted at the new one.
 *
 * @param clause the clause
 * @param before whether it stands here at the first moment
 * @param after whether it stands here at the second moment
 */
record Slot(ClauseRedline clause, boolean before, boolean after) {
    /** Whether it stands at another place at the other moment. */
    boolean isMove() {
        return clause.moved();
    }

    /** All places in an order that is that of both moments for those of each. */
    static List<Slot> of(DraftRedline redline) {
        List<ClauseRedline> old = new ArrayList<>(redline.clauses());
        old.removeIf(clause -> clause.placeBefore() < 0);
        old.sort(Comparator.comparingInt(ClauseRedline::placeBefore));
        // What goes is behind the last clause before it that stays in its place.
        List<Slot> first = new ArrayList<>();
        List<Slot> goes = first;
        Map<ClauseId, List<Slot>> goesBehind = new HashMap<>();
        for (ClauseRedline clause : old) {
            if (clause.after() != null && !clause.moved()) {
                goes = new ArrayList<>();
                goesBehind.put(clause.id(), goes);
            } else {
                goes.add(new Slot(clause, true, false));
            }
        }
        List<Slot> slots = new ArrayList<>(first);
        for (ClauseRedline clause : redline.clauses()) {
            if (clause.change() != ClauseChange.REMOVED) {
                slots.add(new Slot(clause, clause.before() != null && !clause.moved(), true));
                slots.addAll(goesBehind.getOrDefault(clause.id(), List.of()));
            }
        }
        return slots;
    }
}
