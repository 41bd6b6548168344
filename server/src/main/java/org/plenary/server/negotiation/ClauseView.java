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
 * @param status how far it had come; one about which nothing else was decided is BRACKETED while brackets stand in it
 * @param decision the decision that said so, null if there was none
 * @param inPackage the package that it was in, null if it was in none
 * @param brackets the brackets that stood in it, as far as that was asked
 * @param alternativeOf the clause with which it competed, to which it was an alternative; null if to none
 */
public record ClauseView(
        Clause clause,
        String number,
        String text,
        ClauseStatus status,
        @Nullable ClauseDecision decision,
        @Nullable PackageId inPackage,
        List<BracketId> brackets,
        @Nullable ClauseId alternativeOf) {
    /** Keeps a copy of the list. */
    public ClauseView {
        brackets = List.copyOf(brackets);
    }

    /** All clauses of a draft, in order. */
    public static List<ClauseView> of(Instrument instrument, Standing standing) {
        Map<ClauseId, String> numbers = Numbering.ofClauses(instrument.numberedBy(standing.plan()));
        Map<ClauseId, PackageId> packages = standing.packages().byClause();
        List<ClauseView> views = new ArrayList<>();
        for (Clause clause : instrument.clauses()) {
            views.add(new ClauseView(
                    clause,
                    numbers.getOrDefault(clause.id(), ""),
                    ClauseText.of(clause),
                    standing.clauses().status(clause.id().value()),
                    standing.clauses().last(clause.id()),
                    packages.get(clause.id()),
                    List.of(),
                    standing.alternatives()
                            .find(clause.id())
                            .map(Alternative::of)
                            .orElse(null)));
        }
        return views;
    }

    /** All clauses of a draft as it is, in order, with the brackets that stand in them. */
    public static List<ClauseView> of(DraftText text, Standing standing) {
        Map<ClauseId, List<BracketId>> brackets = standing.brackets().byClause(text);
        return of(text.instrument(), standing).stream()
                .map(view -> view.with(brackets.getOrDefault(view.clause().id(), List.of())))
                .toList();
    }

    /** One clause of a draft as it is; empty if it has no such clause. */
    public static Optional<ClauseView> of(DraftText text, Standing standing, ClauseId clause) {
        return of(text, standing).stream()
                .filter(view -> view.clause().id().equals(clause))
                .findFirst();
    }

    /** With the brackets that stand in it. */
    public ClauseView with(List<BracketId> standing) {
        ClauseStatus seen = status.shown(!standing.isEmpty());
        return new ClauseView(clause, number, text, seen, decision, inPackage, standing, alternativeOf);
    }
}
