package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.plenary.crdt.Id;
import org.plenary.instrument.Reordering;
import org.plenary.instrument.redline.Reading.ClauseAt;
import org.plenary.instrument.redline.Reading.FootnoteAt;
import org.plenary.instrument.redline.Reading.ParagraphAt;

/**
 * Puts a clause of two readings together: what is only in one of them between what is in both.
 *
 * <p>Units that are {@linkplain Matching the same} at both moments divide the clause into gaps, and each gap is filled
 * with what is there before only and what is there after only. Those are in the order of the document where both stand
 * in the same element, otherwise the old comes first; but cells of tables and footnotes are filled one after the other.
 * Beginnings of paragraphs are taken for the same
 *
 * <ul>
 *   <li>if they are the last ones before the same unit,
 *   <li>else if they belong to the same element and stand in the same gap,
 *   <li>else if they are the first of the clause, and nothing in it is the same.
 * </ul>
 */
final class ClauseComparison {
    private final Origins before;
    private final Origins after;
    private final ClauseAt was;
    private final ClauseAt is;
    private final List<ParagraphAt> oldParagraphs;
    private final List<ParagraphAt> newParagraphs;
    private final boolean sameElement;
    private final CellPairs cells;
    private final FootnotePlaces footnotes = new FootnotePlaces();
    private final ParagraphBuilder out;

    // The next ones to take.
    private int oldUnit;
    private int newUnit;
    private int oldParagraph;
    private int newParagraph;

    private ClauseComparison(Origins before, ClauseAt was, Origins after, ClauseAt is, Writers writers) {
        this.before = before;
        this.was = was;
        this.after = after;
        this.is = is;
        oldParagraphs = before.reading().paragraphs(was);
        newParagraphs = after.reading().paragraphs(is);
        sameElement = was.element() != null && was.element().equals(is.element());
        cells = new CellPairs(oldParagraphs, newParagraphs);
        out = new ParagraphBuilder(before, after, writers, Beginnings.of(was, is, writers), footnotes, cells);
        oldUnit = before.reading().firstUnit(was);
        newUnit = after.reading().firstUnit(is);
    }

    static List<ParagraphRedline> compare(Origins before, ClauseAt was, Origins after, ClauseAt is, Writers writers) {
        return new ClauseComparison(before, was, after, is, writers).run();
    }

    private List<ParagraphRedline> run() {
        Matching matching = Matching.of(before, was, after, is, cells);
        int end = before.reading().endUnit(was);
        boolean anchored = false;
        for (int unit = oldUnit; unit < end; unit++) {
            int partner = matching.partner(unit);
            if (partner >= 0) {
                fillGap(unit, partner, Gap.BEFORE_A_UNIT);
                if (before.reading().piece(unit).isMark()) {
                    footnotes.pair(footnote(before, unit), footnote(after, partner));
                }
                out.kept(unit, partner);
                oldUnit = unit + 1;
                newUnit = partner + 1;
                anchored = true;
            }
        }
        fillGap(end, after.reading().endUnit(is), anchored ? Gap.AT_THE_END : Gap.WHOLE_CLAUSE);
        return out.finish();
    }

    private static FootnoteAt footnote(Origins side, int mark) {
        return Objects.requireNonNull(side.reading().footnote(mark));
    }

    private enum Gap {
        BEFORE_A_UNIT,
        AT_THE_END,
        WHOLE_CLAUSE
    }

    /** Takes all units before the given ones, and all paragraphs that begin before or at them. */
    private void fillGap(int endOld, int endNew, Gap kind) {
        int endOldParagraph = end(oldParagraphs, oldParagraph, endOld, kind);
        int endNewParagraph = end(newParagraphs, newParagraph, endNew, kind);
        if (oldParagraph < endOldParagraph && newParagraph < endNewParagraph) {
            for (int[] pair : pairs(endOldParagraph, endNewParagraph, kind)) {
                fill(
                        oldParagraphs.get(pair[0]).from(),
                        newParagraphs.get(pair[1]).from(),
                        pair[0],
                        pair[1]);
                out.begin(oldParagraphs.get(pair[0]), newParagraphs.get(pair[1]));
                oldParagraph = pair[0] + 1;
                newParagraph = pair[1] + 1;
            }
        }
        fill(endOld, endNew, endOldParagraph, endNewParagraph);
    }

    private static int end(List<ParagraphAt> paragraphs, int first, int unit, Gap kind) {
        int end = first;
        while (end < paragraphs.size()
                && (kind != Gap.BEFORE_A_UNIT || paragraphs.get(end).from() <= unit)) {
            end++;
        }
        return end;
    }

    /** Which paragraphs of a gap are the same, in order. */
    private List<int[]> pairs(int endOld, int endNew, Gap kind) {
        int last = kind == Gap.BEFORE_A_UNIT ? 1 : 0;
        List<int[]> pairs = byElement(endOld - last, endNew - last);
        if (last == 1) {
            pairs.add(new int[] {endOld - 1, endNew - 1});
        } else if (pairs.isEmpty() && kind == Gap.WHOLE_CLAUSE) {
            pairs.add(new int[] {oldParagraph, newParagraph});
        }
        return pairs;
    }

    private List<int[]> byElement(int endOld, int endNew) {
        Map<Id, Integer> places = new HashMap<>();
        List<Id> oldIds = new ArrayList<>();
        for (int i = oldParagraph; i < endOld; i++) {
            Id id = oldParagraphs.get(i).node();
            if (id != null && places.putIfAbsent(id, i) == null) {
                oldIds.add(id);
            }
        }
        List<Id> newIds = new ArrayList<>();
        Map<Id, Integer> newPlaces = new HashMap<>();
        for (int i = newParagraph; i < endNew; i++) {
            Id id = newParagraphs.get(i).node();
            if (id != null && places.containsKey(id) && newPlaces.putIfAbsent(id, i) == null) {
                newIds.add(id);
            }
        }
        List<int[]> pairs = new ArrayList<>();
        Set<Id> moved = newIds.isEmpty() ? new HashSet<>() : Reordering.moved(oldIds, newIds, id -> false);
        for (Id id : newIds) {
            if (!moved.contains(id)) {
                pairs.add(
                        new int[] {Objects.requireNonNull(places.get(id)), Objects.requireNonNull(newPlaces.get(id))});
            }
        }
        return pairs;
    }

    /** Takes units and beginnings of paragraphs that are at one moment only, up to the given ones. */
    private void fill(int endOld, int endNew, int endOldParagraph, int endNewParagraph) {
        while (true) {
            int oldPosition = position(before, oldParagraphs, oldUnit, endOld, oldParagraph, endOldParagraph);
            int newPosition = position(after, newParagraphs, newUnit, endNew, newParagraph, endNewParagraph);
            if (oldPosition < 0 && newPosition < 0) {
                return;
            }
            boolean oldGoesOn = oldPosition >= 0 && goesOn(before, oldUnit, endOld);
            boolean newGoesOn = newPosition >= 0 && goesOn(after, newUnit, endNew);
            boolean oldNext = oldGoesOn == newGoesOn
                    ? isOldNext(oldPosition, newPosition, endOldParagraph, endNewParagraph)
                    : oldGoesOn;
            if (oldNext) {
                takeOld(endOldParagraph);
            } else {
                takeNew(endNewParagraph);
            }
        }
    }

    /**
     * Whether what comes next is more of the footnote before it; that is told before anything else, so that each is in
     * one piece.
     */
    private static boolean goesOn(Origins side, int unit, int end) {
        if (unit == 0 || unit >= end) {
            return false;
        }
        FootnoteAt footnote = side.reading().footnote(unit);
        return footnote != null && footnote.mark() != unit;
    }

    /** What is left of a cell at one moment comes before what the next cell begins with at the other. */
    private boolean isOldNext(int oldPosition, int newPosition, int endOldParagraph, int endNewParagraph) {
        if (oldPosition < 0 || newPosition < 0) {
            return newPosition < 0;
        }
        boolean oldLeaves = leavesCell(oldParagraphs, oldUnit, oldParagraph, endOldParagraph);
        boolean newLeaves = leavesCell(newParagraphs, newUnit, newParagraph, endNewParagraph);
        return oldLeaves == newLeaves ? !sameElement || oldPosition <= newPosition : newLeaves;
    }

    /** Whether what comes next is the beginning of a paragraph that is not in the cell of the one before. */
    private static boolean leavesCell(List<ParagraphAt> paragraphs, int unit, int paragraph, int endParagraph) {
        if (paragraph == 0
                || paragraph >= endParagraph
                || paragraphs.get(paragraph).from() > unit) {
            return false;
        }
        return !Objects.equals(
                paragraphs.get(paragraph - 1).cell(), paragraphs.get(paragraph).cell());
    }

    private static int position(
            Origins side, List<ParagraphAt> paragraphs, int unit, int end, int paragraph, int endParagraph) {
        if (paragraph < endParagraph && paragraphs.get(paragraph).from() <= unit) {
            return paragraphs.get(paragraph).position();
        }
        return unit < end ? side.reading().piece(unit).position() : -1;
    }

    private void takeOld(int endParagraph) {
        if (oldParagraph < endParagraph && oldParagraphs.get(oldParagraph).from() <= oldUnit) {
            out.begin(oldParagraphs.get(oldParagraph++), null);
        } else {
            out.deleted(oldUnit++);
        }
    }

    private void takeNew(int endParagraph) {
        if (newParagraph < endParagraph && newParagraphs.get(newParagraph).from() <= newUnit) {
            out.begin(null, newParagraphs.get(newParagraph++));
        } else {
            out.inserted(newUnit++);
        }
    }

    /** A clause that is at the first moment only, and the entry that removed it. */
    static List<ParagraphRedline> removed(Origins before, ClauseAt was, long by, Writers writers) {
        ParagraphBuilder out = new ParagraphBuilder(before, before, writers, Beginnings.removed(was, by, writers));
        for (ParagraphAt paragraph : before.reading().paragraphs(was)) {
            out.begin(paragraph, null);
            for (int unit = paragraph.from(); unit < paragraph.to(); unit++) {
                out.deleted(unit);
            }
        }
        return out.finish();
    }

    /** A clause that is at the second moment only, and the entry that added it. */
    static List<ParagraphRedline> added(Origins after, ClauseAt is, long by, Writers writers) {
        ParagraphBuilder out = new ParagraphBuilder(after, after, writers, Beginnings.added(is, by, writers));
        for (ParagraphAt paragraph : after.reading().paragraphs(is)) {
            out.begin(null, paragraph);
            for (int unit = paragraph.from(); unit < paragraph.to(); unit++) {
                out.inserted(unit);
            }
        }
        return out.finish();
    }
}
