package org.plenary.instrument.anchor;

import org.plenary.instrument.ClauseId;

/**
 * A place in the text of a clause, or in one of its footnotes, in UTF-16 units of the words that one reads on end:
 * those of all paragraphs, sub-paragraphs and cells one after the other, without labels, line breaks, line feeds and
 * footnotes; or those of one footnote.
 *
 * @param clause the clause
 * @param footnote which footnote of the clause, from 1; 0 for its text
 * @param from the index of the first unit, from 0
 * @param to the index after the last one; the same as {@code from} for a whole clause without words only
 */
public record Passage(ClauseId clause, int footnote, int from, int to) {
    /** @throws IllegalArgumentException if it ends before it begins */
    public Passage {
        if (footnote < 0 || from < 0 || to < from) {
            throw new IllegalArgumentException("a passage goes from a unit to one behind it, but got footnote="
                    + footnote + " from=" + from + " to=" + to);
        }
    }

    /** Whether both are in one text, and have a unit in common. */
    public boolean meets(Passage other) {
        return clause.equals(other.clause) && footnote == other.footnote && from < other.to && other.from < to;
    }
}
