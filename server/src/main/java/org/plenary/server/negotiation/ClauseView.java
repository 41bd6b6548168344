package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;

/**
 * A clause as it stood at one moment.
 *
 * @param clause the clause
 * @param number its number, empty if its kind has none
 * @param text its text, a line for each paragraph
 * @param status how far it had come
 * @param decision the decision that said so, null if there was none
 */
public record ClauseView(
        Clause clause,
        String number,
        String text,
        ClauseStatus status,
        @Nullable ClauseDecision decision) {

    /** All clauses of a draft, in order. */
    public static List<ClauseView> of(Instrument instrument, Standing standing) {
        Map<ClauseId, String> numbers =
                Numbering.ofClauses(instrument.numberedBy(standing.numbers().plan()));
        List<ClauseView> views = new ArrayList<>();
        for (Clause clause : instrument.clauses()) {
            views.add(new ClauseView(
                    clause,
                    numbers.getOrDefault(clause.id(), ""),
                    ClauseText.of(clause),
                    standing.clauses().status(clause.id().value()),
                    standing.clauses().last(clause.id())));
        }
        return views;
    }

    /** One clause of a draft; empty if it has no such clause. */
    public static Optional<ClauseView> of(Instrument instrument, Standing standing, ClauseId clause) {
        return of(instrument, standing).stream()
                .filter(view -> view.clause().id().equals(clause))
                .findFirst();
    }
}
