package org.plenary.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;

/**
 * A pair of brackets that somebody typed into a text, of which the characters are taken out of it.
 *
 * @param places the words between them, in the order of the text: in one place, or one in each clause that they are in
 * @param holders the codes of delegations to whom the words are attributed; none if that is not said, or of nobody who
 *     is known
 * @param note to whom they are attributed besides, or null
 */
public record TypedBracket(
        List<Place> places, List<String> holders, @Nullable String note) {
    /** Keeps copies of the lists. */
    public TypedBracket {
        places = List.copyOf(places);
        holders = List.copyOf(holders);
    }

    /**
     * Words, by where they are.
     *
     * @param clause the clause
     * @param whole whether it is the whole clause
     * @param text in which of its texts: 0 for its own, from 1 for that of its footnotes, in their order
     * @param from where they begin in the text, in UTF-16 units, with one between lines that have words
     * @param words what they are, with {@code "\\n"} between lines
     */
    public record Place(ClauseId clause, boolean whole, int text, int from, String words) {}
}
