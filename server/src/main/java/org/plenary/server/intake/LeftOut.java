package org.plenary.server.intake;

import java.util.List;
import org.plenary.instrument.Inline;

/**
 * A paragraph of a file that was left out as a whole because of what it was taken for, and that somebody may take all
 * the same.
 *
 * @param code what it was taken for
 * @param before the clause before which it stood, counted from 1; one more than there are clauses if it stood behind
 *     all
 * @param inlines its text
 */
public record LeftOut(FindingCode code, int before, List<Inline> inlines) {
    /** Keeps a copy of the list. */
    public LeftOut {
        inlines = List.copyOf(inlines);
    }
}
