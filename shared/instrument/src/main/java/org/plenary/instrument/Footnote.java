package org.plenary.instrument;

import java.util.List;

/**
 * A footnote, which stands at a place in a line and has words of its own. Its number is never part of a text: {@link
 * Footnotes} counts.
 *
 * @param inlines its words in order, text and line breaks; none for an empty one
 */
public record Footnote(List<Inline> inlines) implements Inline {
    /** How many there are in a draft at most. */
    public static final int MAX = 500;

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if one of the pieces is a footnote
     */
    public Footnote {
        inlines = List.copyOf(inlines);
        if (inlines.stream().anyMatch(Footnote.class::isInstance)) {
            throw new IllegalArgumentException(
                    "a footnote holds text and line breaks, but got another footnote; put it beside this one");
        }
    }

    /** A footnote of plain text. */
    public static Footnote of(String text) {
        return new Footnote(text.isEmpty() ? List.of() : List.of(TextRun.plain(text)));
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.footnote(this);
    }
}
