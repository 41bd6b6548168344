package org.plenary.instrument;

import java.util.List;

/**
 * A table in a clause: rows of cells, without spans, widths or tables within it. Its rows may have different numbers of
 * cells; a reader fills the shorter ones up.
 *
 * @param rows its rows in order, one at least; {@value #MAX_ROWS} at most where a draft takes it in
 */
public record Table(List<TableRow> rows) implements Block {
    /** A draft takes in no table with more rows than this. */
    public static final int MAX_ROWS = 200;

    /** A draft takes in no row with more cells than this. */
    public static final int MAX_COLUMNS = 20;

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if it has no row
     */
    public Table {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a table has one row at least, but got none");
        }
    }

    /** How many cells its longest row has. */
    public int columns() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    @Override
    public int height() {
        return 0;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.table(this);
    }
}
