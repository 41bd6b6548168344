package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.redline.Reading.ParagraphAt;

/**
 * Which cells of a clause's tables at one moment are which at another: those whose elements are the same; and of those
 * that were written anew, the ones that have the first words in common. A cell has one partner at most, and so have its
 * row and its table. So words that went from one cell to another are told as deleted there and inserted here, and each
 * cell can be read by itself.
 */
final class CellPairs {
    private final Pairs tables = new Pairs();
    private final Pairs rows = new Pairs();
    private final Pairs cells = new Pairs();
    private final List<CellPlace> old;
    private final List<CellPlace> now;

    CellPairs(List<ParagraphAt> before, List<ParagraphAt> after) {
        old = cells(before);
        now = cells(after);
        pairSame(tables, CellPlace::table);
        pairSame(rows, CellPlace::row);
        pairSame(cells, CellPlace::cell);
    }

    private void pairSame(Pairs pairs, ToIntFunction<CellPlace> number) {
        Set<Integer> there = new HashSet<>();
        now.forEach(cell -> there.add(number.applyAsInt(cell)));
        for (CellPlace cell : old) {
            int same = number.applyAsInt(cell);
            if (there.contains(same)) {
                pairs.put(same, same);
            }
        }
    }

    private static List<CellPlace> cells(List<ParagraphAt> paragraphs) {
        List<CellPlace> cells = new ArrayList<>();
        for (ParagraphAt paragraph : paragraphs) {
            CellPlace cell = paragraph.cell();
            if (cell != null && (cells.isEmpty() || cells.get(cells.size() - 1).cell() != cell.cell())) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** Whether there is no cell at either moment. */
    boolean isEmpty() {
        return old.isEmpty() && now.isEmpty();
    }

    /** Whether a word in one place can be the word in the other; from then on, the two places are the same one. */
    boolean pair(@Nullable CellPlace before, @Nullable CellPlace after) {
        if (before == null || after == null) {
            return (before == null) == (after == null);
        }
        boolean fits = before.header() == after.header()
                && tables.fits(before.table(), after.table())
                && rows.fits(before.row(), after.row())
                && cells.fits(before.cell(), after.cell());
        if (fits) {
            tables.put(before.table(), after.table());
            rows.put(before.row(), after.row());
            cells.put(before.cell(), after.cell());
        }
        return fits;
    }

    /** Lets the cells of rows that are the same be the same in their order, where no word says which is which. */
    void pairTheRest() {
        Map<Integer, List<CellPlace>> rowsNow = byRow(now);
        byRow(old).forEach((row, before) -> {
            Integer partner = rows.partner(row);
            List<CellPlace> after = partner == null ? List.of() : rowsNow.getOrDefault(partner, List.of());
            for (int i = 0; before.size() == after.size() && i < before.size(); i++) {
                pair(before.get(i), after.get(i));
            }
        });
    }

    private static Map<Integer, List<CellPlace>> byRow(List<CellPlace> cells) {
        Map<Integer, List<CellPlace>> byRow = new HashMap<>();
        cells.forEach(cell ->
                byRow.computeIfAbsent(cell.row(), row -> new ArrayList<>()).add(cell));
        return byRow;
    }

    /** The place of a paragraph that is gone, in the cell, row and table as they are if they are there. */
    @Nullable
    CellPlace shown(@Nullable CellPlace before) {
        return before == null
                ? null
                : new CellPlace(
                        tables.shown(before.table()),
                        rows.shown(before.row()),
                        cells.shown(before.cell()),
                        before.header());
    }

    /** Numbers that have one partner at most. */
    private static final class Pairs {
        private final Map<Integer, Integer> after = new HashMap<>();
        private final Map<Integer, Integer> before = new HashMap<>();

        boolean fits(int one, int other) {
            return after.getOrDefault(one, other) == other && before.getOrDefault(other, one) == one;
        }

        void put(int one, int other) {
            after.put(one, other);
            before.put(other, one);
        }

        @Nullable
        Integer partner(int one) {
            return after.get(one);
        }

        int shown(int one) {
            return after.getOrDefault(one, one);
        }
    }
}
