package org.plenary.server.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.crdt.DraftClauses;

/**
 * So many clauses were removed by one change that everybody in the room is told.
 *
 * @param clauses the ids of the clauses that went, in the order of the text
 */
public record Removal(List<String> clauses) {
    /** So many at once are told of. */
    public static final int MANY = 5;

    /** The ids of the clauses of a draft, in order. */
    public static List<String> clauses(DraftState draft) {
        return DraftClauses.of(draft.doc()).stream()
                .map(clause -> String.valueOf(DraftClauses.idOf(clause)))
                .toList();
    }

    /**
     * What was removed between two lists of clauses; null if it is too little to be told of. Clauses that moved are
     * not.
     */
    public static @Nullable Removal of(List<String> before, List<String> after) {
        if (before.size() < MANY) {
            return null;
        }
        Set<String> there = new HashSet<>(after);
        List<String> gone = before.stream().filter(id -> !there.contains(id)).toList();
        return gone.size() < MANY ? null : new Removal(gone);
    }
}
