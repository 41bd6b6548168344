package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plenary.instrument.Sign.Role;

/**
 * Lays out a paragraph of a table: each row is a line, its cells between bars, as in the tables of GitHub Flavored
 * Markdown.
 *
 * @param paragraph one that is in a table
 * @param margin what each line begins with
 * @param between what stands between two paragraphs of a cell
 * @param ruled whether a line of dashes parts the first row from the others, with an empty row before it if the first
 *     is no header, as Markdown wants it
 */
record TableSigns(PlacedParagraph paragraph, String margin, String between, boolean ruled) {

    /** The paragraph as signs, with what is before it and behind it; never none. */
    List<Sign> around(List<Sign> text) {
        TablePlace place = Objects.requireNonNull(paragraph.table());
        List<Sign> signs = new ArrayList<>();
        if (place.firstOfRow()) {
            add(signs, place.firstOfTable() ? "\n\n" : "\n", Role.SEPARATOR);
            boolean headless = ruled && place.firstOfTable() && !place.header();
            String head = headless ? margin + row("   ", place.columns()) + "\n" + rule(place) + "\n" : "";
            add(signs, head + margin + "| ", Role.LEAD);
        } else {
            add(signs, place.firstOfCell() ? " | " : between, Role.LEAD);
        }
        signs.addAll(text);
        if (place.lastOfRow()) {
            String missing = " |".repeat(place.columns() - place.column() - 1);
            boolean headed = ruled && place.header() && place.firstRow();
            add(signs, " |" + missing + (headed ? "\n" + rule(place) : ""), Role.ROW_END);
        }
        return signs;
    }

    private String rule(TablePlace place) {
        return margin + row(" --- ", place.columns());
    }

    private static String row(String cell, int columns) {
        return "|" + (cell + "|").repeat(columns);
    }

    private void add(List<Sign> signs, String source, Role role) {
        signs.add(new Sign(source, role, paragraph.origin()));
    }
}
