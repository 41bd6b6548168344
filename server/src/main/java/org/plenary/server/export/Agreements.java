package org.plenary.server.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.Standing;

/**
 * On what the agreements of a text depend at its moment.
 *
 * @param adReferendum what is known of each clause of the text that is agreed ad referendum; those of which nothing is,
 *     are left out
 * @param packages those of which clauses are in the text, each with these alone
 */
public record Agreements(Map<ClauseId, AdReferendum> adReferendum, List<Packed> packages) {
    /** On nothing. */
    public static final Agreements NONE = new Agreements(Map.of(), List.of());

    /** Keeps copies. */
    public Agreements {
        adReferendum = Map.copyOf(adReferendum);
        packages = List.copyOf(packages);
    }

    /**
     * A package as a text has it.
     *
     * @param clauses those of its clauses that are in the text, in its order
     */
    public record Packed(String id, String title, List<ClauseId> clauses) {
        /** Keeps a copy of the list. */
        public Packed {
            clauses = List.copyOf(clauses);
        }
    }

    static Agreements of(Instrument text, Standing standing) {
        List<ClauseId> there = text.clauses().stream().map(Clause::id).toList();
        Map<ClauseId, AdReferendum> known = new HashMap<>();
        for (ClauseId clause : there) {
            AdReferendum agreement = standing.clauses().agreement(clause);
            if (!agreement.isNone()) {
                known.put(clause, agreement);
            }
        }
        List<Packed> packages = standing.packages().all().stream()
                .map(each -> packed(each, there))
                .filter(each -> !each.clauses().isEmpty())
                .toList();
        return new Agreements(known, packages);
    }

    private static Packed packed(ClausePackage each, List<ClauseId> there) {
        return new Packed(
                each.id().value(),
                each.title(),
                each.clauses().stream().filter(there::contains).toList());
    }
}
