package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.plenary.crdt.Change;
import org.plenary.instrument.CellPlace;

/**
 * A table between two moments, out of the paragraphs of its clause. Rows and cells of both moments stand in an order
 * that is that of each of them, once those are left out that were not there.
 *
 * @param rows its rows in order
 */
public record RedlineTable(List<Row> rows) {
    /**
     * A row.
     *
     * @param header whether it is a header, or was if it is DELETED
     * @param change what became of it
     * @param changed the entry that inserted or deleted it, 0 if it is KEPT or none is known
     * @param cells its cells in order
     */
    public record Row(boolean header, Change change, long changed, List<Cell> cells) {
        /** Keeps a copy of the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param change what became of it
     * @param changed the entry that inserted or deleted it, 0 if it is KEPT or none is known
     * @param paragraphs its paragraphs in order; of a {@code ClauseRedline}, and so one at least
     */
    public record Cell(Change change, long changed, List<ParagraphRedline> paragraphs) {
        /** Keeps a copy of the list. */
        public Cell {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** Keeps a copy of the list. */
    public RedlineTable {
        rows = List.copyOf(rows);
    }

    /** How many cells its longest row has. */
    public int columns() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /**
     * The index behind the last paragraph of the table that a paragraph stands in; the next index for one that is in
     * none.
     */
    public static int end(List<ParagraphRedline> paragraphs, int from) {
        CellPlace first = paragraphs.get(from).cell();
        int end = from + 1;
        while (first != null && end < paragraphs.size()) {
            CellPlace cell = paragraphs.get(end).cell();
            if (cell == null || cell.table() != first.table()) {
                break;
            }
            end++;
        }
        return end;
    }

    /** The table of which these are all paragraphs, as {@link #end} finds them. */
    public static RedlineTable of(List<ParagraphRedline> paragraphs) {
        Map<Integer, Map<Integer, List<ParagraphRedline>>> rows = new LinkedHashMap<>();
        for (ParagraphRedline paragraph : paragraphs) {
            CellPlace place = Objects.requireNonNull(paragraph.cell());
            rows.computeIfAbsent(place.row(), row -> new LinkedHashMap<>())
                    .computeIfAbsent(place.cell(), cell -> new ArrayList<>())
                    .add(paragraph);
        }
        return new RedlineTable(rows.values().stream()
                .map(cells -> row(List.copyOf(cells.values())))
                .toList());
    }

    private static Row row(List<List<ParagraphRedline>> cells) {
        List<ParagraphRedline> all = cells.stream().flatMap(List::stream).toList();
        Change change = change(all);
        boolean header = all.stream()
                .filter(paragraph -> change == Change.DELETED || paragraph.change() != Change.DELETED)
                .anyMatch(paragraph -> Objects.requireNonNull(paragraph.cell()).header());
        return new Row(
                header,
                change,
                changed(all, change),
                cells.stream()
                        .map(cell -> new Cell(change(cell), changed(cell, change(cell)), cell))
                        .toList());
    }

    /** What is there at a moment has a paragraph that is. */
    private static Change change(List<ParagraphRedline> paragraphs) {
        boolean was = paragraphs.stream().anyMatch(each -> each.change() != Change.INSERTED);
        boolean is = paragraphs.stream().anyMatch(each -> each.change() != Change.DELETED);
        return was && is ? Change.KEPT : is ? Change.INSERTED : Change.DELETED;
    }

    private static long changed(List<ParagraphRedline> paragraphs, Change change) {
        return change == Change.KEPT
                ? 0
                : paragraphs.stream()
                        .mapToLong(ParagraphRedline::changed)
                        .filter(seq -> seq != 0)
                        .findFirst()
                        .orElse(0);
    }
}
