package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a paragraph in a table begins and ends, for who lays out paragraphs one by one.
 *
 * @param firstOfTable whether it is the first of its table
 * @param firstRow whether its row is the first of its table
 * @param firstOfRow whether it is the first of its row
 * @param firstOfCell whether it is the first of its cell
 * @param lastOfRow whether it is the last of its row
 * @param header whether its row is a header
 * @param column the place of its cell in the row, from 0
 * @param columns how many cells the longest row of its table has
 */
public record TablePlace(
        boolean firstOfTable,
        boolean firstRow,
        boolean firstOfRow,
        boolean firstOfCell,
        boolean lastOfRow,
        boolean header,
        int column,
        int columns) {

    /** The places of paragraphs that stand in a row, null for one that is in no table. */
    public static List<@Nullable TablePlace> of(List<? extends @Nullable CellPlace> cells) {
        List<@Nullable TablePlace> places = new ArrayList<>();
        for (int from = 0; from < cells.size(); ) {
            CellPlace first = cells.get(from);
            int to = from + 1;
            while (first != null && to < cells.size() && isInTable(cells.get(to), first)) {
                to++;
            }
            if (first == null) {
                places.add(null);
            } else {
                addTable(cells, from, to, places);
            }
            from = to;
        }
        return places;
    }

    private static boolean isInTable(@Nullable CellPlace cell, CellPlace first) {
        return cell != null && cell.table() == first.table();
    }

    private static void addTable(
            List<? extends @Nullable CellPlace> cells, int from, int to, List<@Nullable TablePlace> places) {
        int[] columnOf = new int[to - from];
        int columns = 1;
        for (int i = from; i < to; i++) {
            columnOf[i - from] = startsRow(cells, from, i)
                    ? 0
                    : columnOf[i - from - 1] + (isOther(cells.get(i - 1), cells.get(i), false) ? 1 : 0);
            columns = Math.max(columns, columnOf[i - from] + 1);
        }
        for (int i = from; i < to; i++) {
            CellPlace cell = cells.get(i);
            places.add(new TablePlace(
                    i == from,
                    !isOther(cells.get(from), cell, true),
                    startsRow(cells, from, i),
                    i == from || isOther(cells.get(i - 1), cell, false),
                    i + 1 == to || isOther(cell, cells.get(i + 1), true),
                    cell != null && cell.header(),
                    columnOf[i - from],
                    columns));
        }
    }

    private static boolean startsRow(List<? extends @Nullable CellPlace> cells, int from, int at) {
        return at == from || isOther(cells.get(at - 1), cells.get(at), true);
    }

    private static boolean isOther(@Nullable CellPlace one, @Nullable CellPlace other, boolean rowOnly) {
        return one == null || other == null || one.row() != other.row() || (!rowOnly && one.cell() != other.cell());
    }
}
