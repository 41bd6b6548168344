package org.plenary.instrument;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes signs in a row. */
final class Signs {
    private Signs() {}

    /** The whole text, each line ended by {@code \n}; empty for an instrument without clauses. */
    static String render(Instrument instrument, Function<PlacedParagraph, List<Sign>> layout) {
        StringBuilder out = new StringBuilder();
        List<NumberedParagraph> paragraphs = Numbering.ofParagraphs(instrument);
        List<@Nullable TablePlace> places =
                TablePlace.of(paragraphs.stream().map(NumberedParagraph::cell).toList());
        for (int i = 0; i < paragraphs.size(); i++) {
            PlacedParagraph placed = PlacedParagraph.of(paragraphs.get(i), places.get(i));
            layout.apply(placed).forEach(sign -> out.append(sign.source()));
        }
        if (out.length() > 0) {
            // Nothing is before the first paragraph that it could be separated from.
            out.delete(0, 2).append('\n');
        }
        return out.toString();
    }
}
