package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the cells of a table of a file at the places of its grid, where one may cover several columns and rows. For
 * one thread, one use.
 */
final class TableGrid {
    /** No cell covers more columns, or more rows, than this; what a file says beyond is nonsense. */
    private static final int MAX_SPAN = 1_000;

    private final List<Row> rows = new ArrayList<>();
    /** The cells that reach into the next row, by the first column that they cover. */
    private final TreeMap<Integer, Reaching> reaching = new TreeMap<>();

    private int at;

    /**
     * A cell.
     *
     * @param passages what is in it
     * @param end the first column behind it
     * @param above the cell that it goes on with, from above; null for most
     * @param rows how many rows it covers
     */
    record Cell(List<Passage> passages, int end, @Nullable Cell above, int rows) {}

    /** How far a cell reaches: the first column and the first row behind it. */
    private record Reaching(int end, int below) {}

    /** A row: its cells by the first column that they cover. */
    static final class Row {
        private boolean header;
        private final TreeMap<Integer, Cell> cells = new TreeMap<>();

        private Row(boolean header) {
            this.header = header;
        }

        /** Whether the file says that it is a header. */
        boolean header() {
            return header;
        }

        void headed(boolean isHeader) {
            header = isHeader;
        }

        Map<Integer, Cell> cells() {
            return cells;
        }

        /** What is in each of its cells. */
        List<List<Passage>> passages() {
            return cells.values().stream().map(Cell::passages).toList();
        }
    }

    /** Begins a row. */
    void row(boolean header) {
        reaching.values().removeIf(cell -> cell.below() <= rows.size());
        rows.add(new Row(header));
        at = 0;
    }

    /** Leaves so many columns of the row out. */
    void skip(int columns) {
        at += span(columns);
    }

    /**
     * The next cell of the row.
     *
     * @param columns how many columns it covers
     * @param down how many rows it covers
     * @param goesOn whether it goes on with the cell above it
     */
    void cell(List<Passage> passages, int columns, int down, boolean goesOn) {
        Row row = rows.get(rows.size() - 1);
        for (Map.Entry<Integer, Reaching> before = reaching.floorEntry(at);
                before != null && before.getValue().end() > at;
                before = reaching.floorEntry(at)) {
            at = before.getValue().end();
        }
        int first = at;
        at += span(columns);
        Cell above = goesOn && rows.size() > 1 ? rows.get(rows.size() - 2).cells.get(first) : null;
        Cell origin = above != null && above.above() != null ? above.above() : above;
        row.cells.put(first, new Cell(List.copyOf(passages), at, origin, span(down)));
        if (down > 1) {
            reaching.put(first, new Reaching(at, rows.size() - 1 + span(down)));
        }
    }

    private static int span(int count) {
        return Math.max(1, Math.min(MAX_SPAN, count));
    }

    List<Row> rows() {
        return rows;
    }

    /** All that is in its cells. */
    Stream<Passage> passages() {
        return rows.stream().flatMap(row -> row.passages().stream()).flatMap(List::stream);
    }

    /** Where its columns begin: at those places of the grid where a cell does. */
    NavigableSet<Integer> columns() {
        TreeSet<Integer> columns = new TreeSet<>();
        rows.forEach(row -> columns.addAll(row.cells.keySet()));
        return columns;
    }
}
