package org.plenary.server.intake;

import org.plenary.instrument.ClauseKind;

/**
 * Where a fragment is to stand.
 *
 * @param within the kind of the clause around it, or of the clauses that would follow where that is a single line
 * @param item whether a list would be one of parts there: in a sub-paragraph, or after a colon
 */
public record FragmentPlace(ClauseKind within, boolean item) {
    /** @throws IllegalArgumentException if the kind is of a single line */
    public FragmentPlace {
        if (within.isOneLine()) {
            throw new IllegalArgumentException(
                    "expected a kind of clause that holds paragraphs, but got " + within.wireName());
        }
    }
}
