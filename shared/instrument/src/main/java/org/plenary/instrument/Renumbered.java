package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clause that is called otherwise than before.
 *
 * @param from its old number
 * @param to its new number
 */
public record Renumbered(ClauseId clause, ClauseNumber from, ClauseNumber to) {
    /** Those clauses of a text that had a number before and have another now, in order. */
    public static List<Renumbered> since(Map<ClauseId, ClauseNumber> before, Instrument now) {
        List<Renumbered> renumbered = new ArrayList<>();
        Numbering.ofNumberedClauses(now).forEach((clause, to) -> {
            ClauseNumber from = before.get(clause);
            if (from != null && !from.equals(to)) {
                renumbered.add(new Renumbered(clause, from, to));
            }
        });
        return renumbered;
    }
}
