package org.plenary.server.negotiation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseNumber;

/**
 * That one of the clauses that competed was chosen, or none. It may be put back.
 *
 * @param of the clause with which the others competed
 * @param chosen the one that was chosen; null for none
 * @param alternatives the others, the oldest first; one at least
 * @param handed the numbers that held of {@code of} and hold of the chosen one since
 * @param reason why, or null
 * @param act by whom and when
 */
public record AlternativesChoice(
        ClauseId of,
        @Nullable ClauseId chosen,
        List<Alternative> alternatives,
        Set<ClauseNumber> handed,
        @Nullable String reason,
        Act act) {
    /** Keeps copies. */
    public AlternativesChoice {
        alternatives = List.copyOf(alternatives);
        handed = Set.copyOf(handed);
    }

    /** All that competed, the one with which the others did first. */
    public List<ClauseId> rivals() {
        return Stream.concat(Stream.of(of), alternatives.stream().map(Alternative::clause))
                .toList();
    }

    /** As it is told to people: {@code of, choose, reason, person, name, delegation, at, seq, alternatives}. */
    public Fields toFields() {
        return new Fields()
                .put("of", of.value())
                .put("choose", chosen == null ? null : chosen.value())
                .put("reason", reason)
                .put("person", act.by().id().value())
                .put("name", act.by().name())
                .put("delegation", act.by().delegation())
                .put("at", act.atMillis())
                .put("seq", act.seq())
                .putAll(
                        "alternatives",
                        alternatives.stream().map(Alternative::toFields).toList());
    }
}
