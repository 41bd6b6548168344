package org.plenary.instrument.redline;

import java.util.Arrays;
import java.util.List;
import org.plenary.instrument.redline.Reading.ClauseAt;
import org.plenary.instrument.redline.Reading.FootnoteAt;
import org.plenary.instrument.redline.Reading.ParagraphAt;

/**
 * Which units of a clause at one moment are which of it at another: those that were written as the same unit first, as
 * many as can stand in the same order; and line breaks between the same of these.
 *
 * <p>The longest increasing subsequence is found by patience sorting (M. Fredman: On Computing the Length of Longest
 * Increasing Subsequences, 1975), after what is the same at the beginning and at the end was taken off.
 */
final class Matching {
    private static final int NONE = -1;

    private final Origins before;
    private final Origins after;

    /** For each unit of the clause before, the index of the same unit after; or none. */
    private final int[] partners;

    private final int from;

    private Matching(Origins before, Origins after, int from, int to) {
        this.before = before;
        this.after = after;
        this.from = from;
        partners = new int[to - from];
    }

    static Matching of(Origins before, ClauseAt was, Origins after, ClauseAt is, CellPairs cells) {
        int from = before.reading().firstUnit(was);
        int to = before.reading().endUnit(was);
        Matching matching = new Matching(before, after, from, to);
        matching.match(to, after.reading().firstUnit(is), after.reading().endUnit(is));
        if (!cells.isEmpty()) {
            matching.keepInCells(to, was, is, cells);
            cells.pairTheRest();
        }
        return matching;
    }

    /** The index after of a unit before, negative if it is not there any more or stands in another order. */
    int partner(int unit) {
        return partners[unit - from];
    }

    private void match(int to, int afterFrom, int afterTo) {
        Arrays.fill(partners, NONE);
        int a = from;
        int b = afterFrom;
        while (a < to && b < afterTo && same(a, b)) {
            partners[a++ - from] = b++;
        }
        int endA = to;
        int endB = afterTo;
        while (endA > a && endB > b && same(endA - 1, endB - 1)) {
            partners[--endA - from] = --endB;
        }
        if (a < endA && b < endB) {
            matchMiddle(a, endA, b, endB);
            matchBreaks(a, endA, b, endB);
        }
    }

    /** Leaves out what would go from one cell to another. */
    private void keepInCells(int to, ClauseAt was, ClauseAt is, CellPairs cells) {
        List<ParagraphAt> old = before.reading().paragraphs(was);
        List<ParagraphAt> now = after.reading().paragraphs(is);
        int oldAt = 0;
        int newAt = 0;
        for (int unit = from; unit < to; unit++) {
            int partner = partners[unit - from];
            if (partner != NONE) {
                oldAt = around(old, oldAt, unit);
                newAt = around(now, newAt, partner);
                if (!cells.pair(old.get(oldAt).cell(), now.get(newAt).cell())) {
                    partners[unit - from] = NONE;
                }
            }
        }
    }

    /** The paragraph that a unit is in, at or after another one. */
    private static int around(List<ParagraphAt> paragraphs, int from, int unit) {
        int at = from;
        while (at + 1 < paragraphs.size() && paragraphs.get(at + 1).from() <= unit) {
            at++;
        }
        return at;
    }

    private boolean same(int a, int b) {
        return before.client(a) == after.client(b) && before.clock(a) == after.clock(b) && inSameFootnote(a, b);
    }

    /** Whether two units are in footnotes that were written as the same one first, or both in none. */
    private boolean inSameFootnote(int a, int b) {
        FootnoteAt was = before.reading().footnote(a);
        FootnoteAt is = after.reading().footnote(b);
        if (was == null || is == null) {
            return was == null && is == null;
        }
        return before.client(was.mark()) == after.client(is.mark())
                && before.clock(was.mark()) == after.clock(is.mark());
    }

    private void matchMiddle(int a, int endA, int b, int endB) {
        UnitIndex index = new UnitIndex(endB - b);
        for (int unit = b; unit < endB; unit++) {
            index.put(after.client(unit), after.clock(unit), unit);
        }
        int[] candidates = new int[endA - a];
        for (int unit = a; unit < endA; unit++) {
            int candidate = index.get(before.client(unit), before.clock(unit));
            candidates[unit - a] = candidate != NONE && inSameFootnote(unit, candidate) ? candidate : NONE;
        }
        keepInOrder(candidates);
        System.arraycopy(candidates, 0, partners, a - from, candidates.length);
    }

    /** Replaces as few as it can by -1, so that the others, of which none comes twice, are in ascending order. */
    static void keepInOrder(int[] candidates) {
        int[] tails = new int[candidates.length];
        int[] previous = new int[candidates.length];
        int length = 0;
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i] == NONE) {
                continue;
            }
            int low = 0;
            // Mostly it goes on at the end.
            if (length > 0 && candidates[tails[length - 1]] < candidates[i]) {
                low = length;
            } else {
                for (int high = length; low < high; ) {
                    int middle = (low + high) >>> 1;
                    if (candidates[tails[middle]] < candidates[i]) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
            }
            previous[i] = low == 0 ? NONE : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        int keep = length == 0 ? NONE : tails[length - 1];
        for (int i = candidates.length - 1; i >= 0; i--) {
            if (i == keep) {
                keep = previous[i];
            } else {
                candidates[i] = NONE;
            }
        }
    }

    /** An editor that moves text makes its line breaks anew; those between the same units are taken for the same. */
    private void matchBreaks(int a, int endA, int b, int endB) {
        int gapA = a;
        int gapB = b;
        for (int unit = a; unit <= endA; unit++) {
            int partner = unit == endA ? endB : partners[unit - from];
            if (partner != NONE) {
                matchBreaksBetween(gapA, unit, gapB, partner);
                gapA = unit + 1;
                gapB = partner + 1;
            }
        }
    }

    private void matchBreaksBetween(int a, int endA, int b, int endB) {
        int other = b;
        for (int unit = a; unit < endA; unit++) {
            if (before.reading().piece(unit).isBreak()) {
                boolean outside = before.reading().footnote(unit) == null;
                while (other < endB
                        && (!after.reading().piece(other).isBreak()
                                || (outside && after.reading().footnote(other) != null))) {
                    other++;
                }
                if (other == endB) {
                    return;
                }
                if (inSameFootnote(unit, other)) {
                    partners[unit - from] = other++;
                }
            }
        }
    }
}
