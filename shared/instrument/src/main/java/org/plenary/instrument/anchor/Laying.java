package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plenary.crdt.IdSet;

/**
 * Puts what one anchor holds after an entry together to pieces.
 *
 * <p>What stands side by side is one piece. Between two parts of what was one piece may stand what the entry wrote;
 * but where one of them was moved, only what it wrote first, for other words which it moved to there belong to others.
 */
final class Laying {
    private static final Comparator<Part> IN_ORDER = Comparator.comparingInt(Part::order)
            .thenComparingInt(Part::flowOrder)
            .thenComparingInt(Part::from);

    private final IdSet written;
    private final IdSet moved;
    private final List<Part> parts = new ArrayList<>();

    /**
     * Units that follow one another.
     *
     * @param entry the clause
     * @param flowOrder which text of the clause
     * @param to behind the last one
     * @param source the piece that they were in, -1 if they were gone
     * @param moved whether the entry put them there
     */
    record Part(Outline.Entry entry, Flow flow, int flowOrder, int from, int to, int source, boolean moved) {
        int order() {
            return entry.order();
        }
    }

    /**
     * @param written what the entry wrote
     * @param moved of that, what was there before in another place
     */
    Laying(IdSet written, IdSet moved) {
        this.written = written;
        this.moved = moved;
    }

    void add(Part part) {
        parts.add(part);
    }

    /** All units of a set that are in a clause. */
    void add(Outline.Entry entry, ClauseFlows flows, IdSet units, int source, boolean wasMoved) {
        int order = 0;
        for (Flow flow : flows.all()) {
            for (Flow.Range range : flow.ranges(units)) {
                parts.add(new Part(entry, flow, order, range.from(), range.to(), source, wasMoved));
            }
            order++;
        }
    }

    /** The pieces in the order of the document, each as a part. */
    List<Part> pieces() {
        parts.sort(IN_ORDER);
        List<Part> pieces = new ArrayList<>();
        Part open = null;
        int begin = 0;
        for (Part part : parts) {
            if (open != null && joins(open, part)) {
                open = part.to > open.to ? part : open;
            } else {
                if (open != null) {
                    pieces.add(from(open, begin));
                }
                open = part;
                begin = part.from;
            }
        }
        if (open != null) {
            pieces.add(from(open, begin));
        }
        return pieces;
    }

    private static Part from(Part part, int begin) {
        return new Part(part.entry, part.flow, part.flowOrder, begin, part.to, part.source, part.moved);
    }

    private boolean joins(Part one, Part next) {
        if (one.flow != next.flow) {
            return false;
        }
        if (next.from <= one.to) {
            return true;
        }
        IdSet between = one.flow.ids(one.to, next.from);
        return one.source == next.source
                && written.containsAll(between)
                && !((one.moved || next.moved) && moved.intersects(between));
    }
}
