package org.plenary.instrument;

import java.util.List;

/**
 * A cell of a table.
 *
 * @param paragraphs its paragraphs in order; one that is empty if none were given
 */
public record TableCell(List<Paragraph> paragraphs) {
    /** Keeps a copy of the list. */
    public TableCell {
        paragraphs = paragraphs.isEmpty() ? List.of(Paragraph.EMPTY) : List.copyOf(paragraphs);
    }

    /** A cell with one paragraph of plain text. */
    public static TableCell of(String text) {
        return new TableCell(List.of(Paragraph.of(text)));
    }
}
