package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes signs in a row. */
final class Signs {
    private Signs() {}

    /** How a format lays things out. */
    interface Layout {
        /** A paragraph as signs, with the separator from what is before it; none if it is left out. */
        List<Sign> paragraph(PlacedParagraph paragraph);

        /** A footnote, with the separator from what is before it. */
        List<Sign> note(PlacedNote note);
    }

    /**
     * The whole text, each line ended by {@code \n}; empty for an instrument without clauses.
     *
     * @param notesHeading what stands before the footnotes, if there are any, with the separator from the text
     */
    static String render(Instrument instrument, Layout layout, String notesHeading) {
        StringBuilder out = new StringBuilder();
        List<NumberedParagraph> paragraphs = Numbering.ofParagraphs(instrument);
        List<@Nullable TablePlace> places =
                TablePlace.of(paragraphs.stream().map(NumberedParagraph::cell).toList());
        List<PlacedNote> notes = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            PlacedParagraph placed = PlacedParagraph.of(paragraphs.get(i), places.get(i), notes);
            layout.paragraph(placed).forEach(sign -> out.append(sign.source()));
        }
        out.append(notes.isEmpty() ? "" : notesHeading);
        notes.forEach(note -> layout.note(note).forEach(sign -> out.append(sign.source())));
        if (out.length() > 0) {
            // Nothing is before the first paragraph that it could be separated from.
            out.delete(0, 2).append('\n');
        }
        return out.toString();
    }
}
