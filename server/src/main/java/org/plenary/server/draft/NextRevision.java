package org.plenary.server.draft;

import java.util.List;
import org.plenary.instrument.Renumbered;

/**
 * What the next revision of a draft would be called, if it were issued now.
 *
 * @param renumbered the clauses that have another number by now than in the revision before, in order; none if that
 *     one says no numbers
 */
public record NextRevision(int number, String symbol, List<Renumbered> renumbered) {
    /** Keeps a copy of the list. */
    public NextRevision {
        renumbered = List.copyOf(renumbered);
    }
}
