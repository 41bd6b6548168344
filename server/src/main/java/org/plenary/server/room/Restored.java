package org.plenary.server.room;

import java.util.List;
import org.plenary.instrument.ClauseId;
import org.plenary.server.draft.BracketFate;
import org.plenary.server.draft.Contested;

/**
 * A draft reads again as it did.
 *
 * @param seq the entry that made it so; if nothing had to be changed, the last entry
 * @param clauses which clauses were changed, added, removed or moved, in the order of the text
 * @param left what was contested about the text then, and is not now: it does not come back
 * @param brackets what became of the words of brackets that stand
 */
public record Restored(long seq, List<ClauseId> clauses, Contested left, List<BracketFate> brackets) {
    /** Keeps copies of the lists. */
    public Restored {
        clauses = List.copyOf(clauses);
        brackets = List.copyOf(brackets);
    }
}
