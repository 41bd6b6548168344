package org.plenary.instrument;

/**
 * Where a paragraph stands in a table. The numbers only tell tables, rows and cells of one clause apart: what has the
 * same number is the same one, and no two of a clause have the same.
 *
 * @param table the table
 * @param row the row
 * @param cell the cell
 * @param header whether the row is a header
 */
public record CellPlace(int table, int row, int cell, boolean header) {}
