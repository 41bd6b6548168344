package org.plenary.server.http.exchange;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV (RFC 4180), in UTF-8 with a byte order mark, by which spreadsheets know it. A text that a spreadsheet
 * would take for a formula has an apostrophe before it, so that no name of a delegation is ever carried out.
 * Single-threaded.
 */
public final class Csv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** How formulas begin, in one spreadsheet or another, also in full width. */
    private static final String FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);

    /** Adds a line. Numbers stand as they are. */
    public Csv line(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append("\r\n");
        return this;
    }

    private static String cell(@Nullable Object value) {
        if (value == null || value instanceof Number) {
            return value == null ? "" : value.toString();
        }
        String cell = value.toString();
        if (isFormula(cell)) {
            cell = "'" + cell;
        }
        return cell.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** Also behind white space, which some spreadsheets pass over. */
    private static boolean isFormula(String cell) {
        int at = 0;
        while (at < cell.length() && FORMULAS.indexOf(cell.charAt(at)) < 0 && isSpace(cell.charAt(at))) {
            at++;
        }
        return at < cell.length() && FORMULAS.indexOf(cell.charAt(at)) >= 0;
    }

    private static boolean isSpace(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    /** All lines so far. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
