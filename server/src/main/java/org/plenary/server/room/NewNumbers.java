package org.plenary.server.room;

import java.util.List;
import org.plenary.instrument.Renumbered;
import org.plenary.server.negotiation.Numbers;

/**
 * How a draft is numbered from now on.
 *
 * @param renumbered the clauses that are called otherwise than before, in order
 */
public record NewNumbers(Numbers numbers, List<Renumbered> renumbered) {
    /** Keeps a copy of the list. */
    public NewNumbers {
        renumbered = List.copyOf(renumbered);
    }
}
