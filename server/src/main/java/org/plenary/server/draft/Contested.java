package org.plenary.server.draft;

import java.util.List;
import java.util.function.Predicate;
import org.plenary.instrument.ClauseId;
import org.plenary.server.negotiation.Alternative;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Standing;

/**
 * What was contested about a text at a moment: the brackets that stood, and the clauses that competed. They are
 * decisions of those who took them, so that a text that is brought back comes without them.
 *
 * @param brackets the oldest first
 * @param alternatives the oldest first
 */
public record Contested(List<Bracketed> brackets, List<Alternative> alternatives) {
    /** Nothing was. */
    public static final Contested NONE = new Contested(List.of(), List.of());

    /** So many of each are named to people in the room; of more, how many there are. */
    private static final int MOST_NAMED = 20;

    /** Keeps copies of the lists. */
    public Contested {
        brackets = List.copyOf(brackets);
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A bracket that stood.
     *
     * @param bracket with its holders, as it was
     * @param clauses the clauses that its words were in
     * @param words its words, {@code " … "} between those of several places; empty if nothing was left of them
     */
    public record Bracketed(Bracket bracket, List<ClauseId> clauses, String words) {
        /** Keeps a copy of the list. */
        public Bracketed {
            clauses = List.copyOf(clauses);
        }

        /** As it is told to people: {@code id, kind, holders: [{holder, stance}], clauses, quote}. */
        public Fields toFields() {
            return BracketFate.told(bracket, clauses, words);
        }
    }

    /** What of it was about a clause. */
    public Contested about(ClauseId clause) {
        return only(
                bracketed -> bracketed.clauses().contains(clause),
                alternative ->
                        alternative.clause().equals(clause) || alternative.of().equals(clause));
    }

    /** What of it is no longer so. */
    public Contested goneFrom(Standing now) {
        return only(
                bracketed -> now.brackets()
                        .find(bracketed.bracket().id())
                        .filter(Bracket::isStanding)
                        .isEmpty(),
                alternative -> now.alternatives()
                        .find(alternative.clause())
                        .filter(still -> still.of().equals(alternative.of()))
                        .isEmpty());
    }

    private Contested only(Predicate<Bracketed> which, Predicate<Alternative> whose) {
        return new Contested(
                brackets.stream().filter(which).toList(),
                alternatives.stream().filter(whose).toList());
    }

    /** Whether nothing was contested. */
    public boolean isEmpty() {
        return brackets.isEmpty() && alternatives.isEmpty();
    }

    /** As it is told to people: {@code brackets, alternatives}. */
    public Fields toFields() {
        return new Fields()
                .putAll("brackets", brackets.stream().map(Bracketed::toFields).toList())
                .putAll(
                        "alternatives",
                        alternatives.stream().map(Alternative::toFields).toList());
    }

    /**
     * As it is told to people in the room, who see the first few: {@code brackets, alternatives, bracketCount,
     * alternativeCount}.
     */
    public Fields inBrief() {
        return new Contested(
                        brackets.subList(0, Math.min(MOST_NAMED, brackets.size())),
                        alternatives.subList(0, Math.min(MOST_NAMED, alternatives.size())))
                .toFields()
                .put("bracketCount", brackets.size())
                .put("alternativeCount", alternatives.size());
    }
}
