package org.plenary.instrument;

import java.util.List;

/**
 * A paragraph: text with bold, italic, line breaks and footnotes.
 *
 * @param inlines the pieces in order; none for an empty paragraph
 */
public record Paragraph(List<Inline> inlines) implements Block {
    /** A paragraph without text. */
    public static final Paragraph EMPTY = new Paragraph(List.of());

    /** Keeps a copy of the list. */
    public Paragraph {
        inlines = List.copyOf(inlines);
    }

    /** A paragraph of plain text. */
    public static Paragraph of(String text) {
        return text.isEmpty() ? EMPTY : new Paragraph(List.of(TextRun.plain(text)));
    }

    @Override
    public int height() {
        return 0;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.paragraph(this);
    }
}
