package org.plenary.server.negotiation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;

/**
 * How far the clauses of a draft have come.
 *
 * @param byClause the last decision about each clause that there was one about, by the clause's id
 */
public record ClauseDecisions(Map<String, ClauseDecision> byClause) {
    /** Nothing was decided. */
    static final ClauseDecisions INITIAL = new ClauseDecisions(Map.of());

    /** Keeps a copy of the map. */
    public ClauseDecisions {
        byClause = Map.copyOf(byClause);
    }

    /** The status of a clause; OPEN when nothing was decided. */
    public ClauseStatus status(String clause) {
        ClauseDecision decision = byClause.get(clause);
        return decision == null ? ClauseStatus.OPEN : decision.status();
    }

    /** What an agreement of a clause ad referendum depends on; nothing where it is not agreed so. */
    public AdReferendum agreement(ClauseId clause) {
        ClauseDecision decision = byClause.get(clause.value());
        return decision == null ? AdReferendum.NONE : decision.agreement();
    }

    /** Every clause of a text in order, with its status. */
    public List<ClauseState> statuses(Instrument instrument) {
        return instrument.clauses().stream()
                .map(clause -> new ClauseState(clause.id(), status(clause.id().value())))
                .toList();
    }

    /** The last decision about a clause, null if there is none. */
    public @Nullable ClauseDecision last(ClauseId clause) {
        return byClause.get(clause.value());
    }

    ClauseDecisions with(ClauseId clause, ClauseDecision decision) {
        Map<String, ClauseDecision> all = new HashMap<>(byClause);
        all.put(clause.value(), decision);
        return new ClauseDecisions(all);
    }
}
