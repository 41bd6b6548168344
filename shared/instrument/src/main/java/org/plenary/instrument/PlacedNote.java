package org.plenary.instrument;

import java.util.List;

/**
 * A footnote that is to be laid out behind a text.
 *
 * @param number its number in the draft, from 1
 * @param origin the origin of its mark
 * @param paragraph the origin of the paragraph that its mark stands in
 * @param letters its words; none for an empty one
 */
public record PlacedNote(int number, long origin, long paragraph, List<Letter> letters) {
    /** Keeps a copy of the list. */
    public PlacedNote {
        letters = List.copyOf(letters);
    }
}
