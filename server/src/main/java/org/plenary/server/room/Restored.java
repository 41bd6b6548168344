package org.plenary.server.room;

import java.util.List;
import org.plenary.instrument.ClauseId;

/**
 * A draft reads again as it did.
 *
 * @param seq the entry that made it so; if nothing had to be changed, the last entry
 * @param clauses which clauses were changed, added, removed or moved, in the order of the text
 */
public record Restored(long seq, List<ClauseId> clauses) {
    /** Keeps a copy of the list. */
    public Restored {
        clauses = List.copyOf(clauses);
    }
}
