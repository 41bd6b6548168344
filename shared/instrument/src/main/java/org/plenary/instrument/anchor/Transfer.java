package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;

/**
 * Where each unit of a text is after an entry: where it was, as a copy elsewhere, or nowhere. Made once for all anchors
 * that have words in the text.
 */
final class Transfer {
    private static final int NOWHERE = -1;

    private final Flow before;
    private final List<Target> targets = new ArrayList<>();
    private final int[] target;
    private final int[] index;
    private final boolean[] moved;

    /** A text after the entry, with its number in its clause. */
    record Target(Outline.Entry entry, Flow flow, int order) {}

    /** Units that are copies of others, and where they are. */
    record Move(IdRange source, Target target, int index) {}

    Transfer(Flow before) {
        this.before = before;
        target = new int[before.size()];
        Arrays.fill(target, NOWHERE);
        index = new int[before.size()];
        moved = new boolean[before.size()];
    }

    /** Units that are in a text now as the same units. */
    void stay(Target in) {
        int start = 0;
        for (IdRange ids : in.flow.idRanges(0, in.flow.size())) {
            put(ids, in, start, false);
            start += (int) ids.length();
        }
    }

    void move(Move move) {
        put(move.source, move.target, move.index, true);
    }

    private void put(IdRange ids, Target in, int start, boolean isMoved) {
        before.forEachPart(ids, (at, offset, length) -> {
            int number =
                    targets.isEmpty() || !targets.get(targets.size() - 1).equals(in) ? add(in) : targets.size() - 1;
            for (int i = 0; i < length; i++) {
                target[at + i] = number;
                index[at + i] = start + offset + i;
                moved[at + i] = isMoved;
            }
        });
    }

    private int add(Target in) {
        targets.add(in);
        return targets.size() - 1;
    }

    /** Adds what is somewhere of the units from one index to before another. */
    void addTo(Laying laying, int from, int to, int source) {
        for (int start = from, end; start < to; start = end) {
            end = start + 1;
            while (end < to
                    && target[end] == target[start]
                    && moved[end] == moved[start]
                    && index[end] == index[end - 1] + 1) {
                end++;
            }
            if (target[start] != NOWHERE) {
                Target in = targets.get(target[start]);
                int length = end - start;
                laying.add(new Laying.Part(
                        in.entry, in.flow, in.order, index[start], index[start] + length, source, moved[start]));
            }
        }
    }

    /** What is nowhere of the units from one index to before another; the first ranges only if they are many. */
    IdSet lost(int from, int to) {
        List<IdRange> lost = new ArrayList<>();
        for (int start = from, end; start < to && lost.size() < Tracked.MAX_LOST; start = end) {
            end = start + 1;
            while (end < to && (target[end] == NOWHERE) == (target[start] == NOWHERE)) {
                end++;
            }
            if (target[start] == NOWHERE) {
                List<IdRange> ids = before.idRanges(start, end);
                lost.addAll(ids.subList(0, Math.min(ids.size(), Tracked.MAX_LOST - lost.size())));
            }
        }
        return IdSet.of(lost);
    }
}
