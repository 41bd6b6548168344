package org.plenary.server.export.docx;

import org.jspecify.annotations.Nullable;

/**
 * Where a paragraph stands in a table of Word.
 *
 * @param table the number of the table in the clause
 * @param depth how deep the table stands in the clause: 0 directly in it, more in sub-paragraphs
 * @param row the number of the row in the table
 * @param column the place of the cell in the row
 * @param columns how many cells the longest row has; a shorter one is filled up
 * @param header whether the row is a header
 * @param rowTracking how the row is tracked
 * @param rowBy the entry that did it, 0 for none or if it is not known
 * @param tracking how the cell is tracked, if its row is not
 * @param by the entry that did it, 0 for none or if it is not known
 */
record WordCell(
        int table,
        int depth,
        int row,
        int column,
        int columns,
        boolean header,
        Tracking rowTracking,
        long rowBy,
        Tracking tracking,
        long by) {
    /** Whether two paragraphs stand in one cell, or both in none. */
    static boolean isSame(@Nullable WordCell one, @Nullable WordCell other) {
        if (one == null || other == null) {
            return (one == null) == (other == null);
        }
        return isSameRow(one, other) && one.column == other.column;
    }

    /** Whether two paragraphs of tables stand in one row. */
    static boolean isSameRow(WordCell one, WordCell other) {
        return one.table == other.table && one.row == other.row;
    }
}
