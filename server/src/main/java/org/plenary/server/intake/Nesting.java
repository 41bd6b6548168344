package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Label.Reading;
import org.plenary.server.intake.Label.Style;
import org.plenary.server.intake.Passage.ListMark;

/**
 * How deep each item of a clause stands, by its label and, where that does not tell, by its list or its indentation.
 *
 * <p>The levels that are open are a stack; at its bottom is the label of the clause itself. An item goes on with the
 * innermost level that it counts on, as (c) does after (b); otherwise with the innermost level that is labelled in the
 * same way; otherwise it opens a level of its own. What could count in two ways, as (i) does, counts in the way in
 * which the next label can go on. Items of automatic lists, and bullets, go by the level of their list or by how far
 * they are indented.
 *
 * <p>For one thread.
 */
final class Nesting {
    /** Places on the page that differ by less are the same. */
    private static final int TOLERANCE = 90;

    private final List<Level> open = new ArrayList<>();

    /**
     * A level of items.
     *
     * @param sign how their labels are written, or null if the clause has no label
     * @param style how they count
     * @param value how far they have counted
     * @param mark the automatic number of the last of them, or null
     * @param indent where their text stands
     */
    private record Level(
            @Nullable String sign,
            Style style,
            int value,
            @Nullable ListMark mark,
            int indent) {

        boolean isLike(Label label, Reading reading) {
            return label.sign().equals(sign) && reading.style() == style;
        }

        boolean isInListOf(@Nullable ListMark other) {
            return mark != null && other != null && mark.list().equals(other.list());
        }
    }

    /** A clause begins. */
    void reset(@Nullable Label label, Passage passage) {
        open.clear();
        open.add(
                label == null
                        ? new Level(null, Style.NONE, 0, null, passage.indent())
                        : level(label, firstReading(label), passage));
    }

    /** Whether the label goes on with that of the clause, so that it opens another one. */
    boolean continuesClause(Label label, Passage passage, @Nullable Label next) {
        return !open.isEmpty()
                && open.get(0).sign() != null
                && find(label, passage, next).level() == 0;
    }

    /** Puts an item where it belongs: 1 and more levels below the clause. */
    int place(Label label, Passage passage, @Nullable Label next) {
        Place place = find(label, passage, next);
        int depth = Math.max(1, Math.min(place.level(), open.size()));
        while (open.size() > depth) {
            open.remove(open.size() - 1);
        }
        open.add(level(label, place.reading(), passage));
        return depth;
    }

    /** Says that an item stands at a known depth. */
    void put(int depth, @Nullable Label label, Passage passage) {
        while (open.size() > Math.max(1, depth)) {
            open.remove(open.size() - 1);
        }
        open.add(
                label == null
                        ? new Level("", Style.NONE, 0, passage.mark(), passage.indent())
                        : level(label, firstReading(label), passage));
    }

    /** How deep the innermost level is that is open. */
    int depth() {
        return Math.max(0, open.size() - 1);
    }

    /** How deep a paragraph without a label stands: in the innermost level whose text is not further in than it. */
    int depthOf(Passage passage) {
        for (int depth = open.size() - 1; depth > 0; depth--) {
            int indent = open.get(depth).indent();
            if (indent > TOLERANCE && passage.indent() >= indent - TOLERANCE) {
                return depth;
            }
        }
        return 0;
    }

    private record Place(int level, Reading reading) {}

    private Place find(Label label, Passage passage, @Nullable Label next) {
        ListMark mark = passage.mark();
        if (mark != null) {
            for (int at = open.size() - 1; at >= 0; at--) {
                if (open.get(at).isInListOf(mark)) {
                    return new Place(inList(mark, at), firstReading(label));
                }
            }
        }
        if (label.family() == Family.BULLET || label.readings().isEmpty()) {
            return new Place(byIndent(label, passage), new Reading(Style.NONE, 0));
        }
        return bySequence(label, next);
    }

    /** Level {@code at} is in the same list as the mark, and no open level further in is. */
    private int inList(ListMark mark, int at) {
        int level = at;
        while (level >= 0) {
            ListMark other = open.get(level).mark();
            if (other != null && other.list().equals(mark.list())) {
                if (other.level() == mark.level()) {
                    return level;
                }
                if (other.level() < mark.level()) {
                    return level + 1;
                }
            }
            level--;
        }
        return Math.max(0, level);
    }

    /**
     * An item further in than a level is below it; one that stands as far in is of the level if it is labelled alike.
     */
    private int byIndent(Label label, Passage passage) {
        for (int at = open.size() - 1; at > 0; at--) {
            Level level = open.get(at);
            int further = passage.indent() - level.indent();
            if (further > TOLERANCE) {
                return at + 1;
            }
            if (further >= -TOLERANCE) {
                return label.sign().equals(level.sign()) ? at : at + 1;
            }
        }
        return 1;
    }

    private Place bySequence(Label label, @Nullable Label next) {
        List<Reading> readings = ordered(label, next);
        for (int at = open.size() - 1; at >= 0; at--) {
            for (Reading reading : readings) {
                if (open.get(at).isLike(label, reading) && open.get(at).value() + 1 == reading.value()) {
                    return new Place(at, reading);
                }
            }
        }
        readings.sort((one, other) -> Boolean.compare(other.value() == 1, one.value() == 1));
        for (Reading reading : readings) {
            for (int at = open.size() - 1; at >= 0; at--) {
                if (open.get(at).isLike(label, reading)) {
                    return new Place(at, reading);
                }
            }
            if (reading.value() == 1) {
                break;
            }
        }
        Reading reading = readings.get(0);
        int dots = label.sign().length() - label.sign().replace(".#", "").length();
        return new Place(dots > 0 ? Math.min(open.size(), dots / 2) : open.size(), reading);
    }

    /** The readings of a label, first the one that the next label goes on with. */
    private static List<Reading> ordered(Label label, @Nullable Label next) {
        List<Reading> ordered = new ArrayList<>(label.readings());
        if (next == null || !next.sign().equals(label.sign())) {
            return ordered;
        }
        ordered.sort((one, other) -> Boolean.compare(
                next.readings().contains(after(other)), next.readings().contains(after(one))));
        return ordered;
    }

    private static Reading after(Reading reading) {
        return new Reading(reading.style(), reading.value() + 1);
    }

    private static Reading firstReading(Label label) {
        return label.readings().isEmpty()
                ? new Reading(Style.NONE, 0)
                : label.readings().get(0);
    }

    private static Level level(Label label, Reading reading, Passage passage) {
        return new Level(label.sign(), reading.style(), reading.value(), passage.mark(), passage.indent());
    }
}
