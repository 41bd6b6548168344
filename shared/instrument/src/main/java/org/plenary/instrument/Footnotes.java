package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts footnotes: 1, 2, 3 through the whole draft as one reads it, the cells of tables row by row. Empty ones count
 * too. Stateless.
 */
public final class Footnotes {
    private Footnotes() {}

    /** All footnotes in the order of their numbers, of which the first is 1. */
    public static List<Footnote> of(Instrument instrument) {
        List<Footnote> all = new ArrayList<>();
        Numbering.ofParagraphs(instrument).forEach(paragraph -> all.addAll(in(paragraph.paragraph())));
        return all;
    }

    /** The footnotes of one paragraph, in order. */
    public static List<Footnote> in(Paragraph paragraph) {
        List<Footnote> found = new ArrayList<>();
        Inline.Visitor finder = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {}

            @Override
            public void lineBreak() {}

            @Override
            public void footnote(Footnote footnote) {
                found.add(footnote);
            }
        };
        paragraph.inlines().forEach(inline -> inline.accept(finder));
        return found;
    }
}
