package org.plenary.instrument;

import java.util.List;

/**
 * A row of a table.
 *
 * @param header whether its cells say what stands below them
 * @param cells its cells in order, one at least
 */
public record TableRow(boolean header, List<TableCell> cells) {

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if it has no cell
     */
    public TableRow {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a row of a table has one cell at least, but got none");
        }
    }
}
