package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.negotiation.BracketCount;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Hold;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.Standing;

/**
 * Where a draft stood after an entry of its record, in figures.
 *
 * @param seq the entry
 * @param atMillis when it was made, milliseconds since 1970 UTC
 * @param statuses how many paragraphs, articles and annexes had each status as it is shown, title and headings not
 *     counted; those that none had are left out
 * @param brackets how many brackets stood
 * @param words how many words were contested, each counted once; those of placeholders are not counted
 * @param alternatives how many alternatives there were in the text, those with which they competed not counted
 * @param packages how many packages there were
 * @param holders who held brackets, who held most first
 */
public record StandingFigures(
        long seq,
        long atMillis,
        Map<ClauseStatus, Integer> statuses,
        BracketCount brackets,
        int words,
        int alternatives,
        int packages,
        List<Held> holders) {
    /** Keeps copies. */
    public StandingFigures {
        statuses = Map.copyOf(statuses);
        holders = List.copyOf(holders);
    }

    /**
     * What one holder held.
     *
     * @param brackets how many brackets
     * @param words how many contested words, each counted once
     * @param stances how often each stance was taken; those that were not are left out
     */
    public record Held(Holder holder, BracketCount brackets, int words, Map<Stance, Integer> stances) {
        /** Keeps a copy of the map. */
        public Held {
            stances = Map.copyOf(stances);
        }

        private int all() {
            return brackets.contested() + brackets.placeholders();
        }
    }

    /** How many clauses there were. */
    public int clauses() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many clauses were agreed for good, or adopted. */
    public int agreed() {
        return count(ClauseStatus.AGREED) + count(ClauseStatus.ADOPTED);
    }

    /** How many clauses had a status. */
    public int count(ClauseStatus status) {
        return statuses.getOrDefault(status, 0);
    }

    /** @param language that words are counted in */
    static StandingFigures of(History history, long seq, Locale language) {
        Standing standing = history.standing(seq);
        List<BracketThen> brackets = history.brackets(seq);
        BracketedWords words = new BracketedWords(new WordCount(language));
        List<Clause> clauses = history.text(seq).clauses();
        return new StandingFigures(
                seq,
                history.atMillis(seq),
                statuses(clauses, standing, brackets),
                count(brackets),
                words.in(contested(brackets)),
                alternatives(clauses, standing),
                standing.packages().all().size(),
                holders(brackets, words));
    }

    private static Map<ClauseStatus, Integer> statuses(
            List<Clause> clauses, Standing standing, List<BracketThen> brackets) {
        Set<String> bracketed = new HashSet<>();
        brackets.forEach(bracket ->
                bracket.parts().forEach(part -> bracketed.add(part.clause().value())));
        Map<ClauseStatus, Integer> statuses = new EnumMap<>(ClauseStatus.class);
        for (Clause clause : clauses) {
            if (!clause.kind().isOneLine()) {
                String id = clause.id().value();
                statuses.merge(standing.clauses().status(id).shown(bracketed.contains(id)), 1, Integer::sum);
            }
        }
        return statuses;
    }

    /** Of those that were deleted nobody speaks any more. */
    private static int alternatives(List<Clause> clauses, Standing standing) {
        return (int) clauses.stream()
                .filter(clause -> standing.alternatives().find(clause.id()).isPresent())
                .count();
    }

    private static BracketCount count(List<BracketThen> brackets) {
        return BracketCount.of(brackets.stream().map(BracketThen::bracket).toList());
    }

    private static List<BracketThen> contested(List<BracketThen> brackets) {
        return brackets.stream()
                .filter(bracket -> bracket.bracket().kind() == BracketKind.CONTESTED)
                .toList();
    }

    private static List<Held> holders(List<BracketThen> brackets, BracketedWords words) {
        Map<Holder, List<BracketThen>> byHolder = new LinkedHashMap<>();
        for (BracketThen bracket : brackets) {
            for (Hold hold : bracket.bracket().holders()) {
                byHolder.computeIfAbsent(hold.holder(), holder -> new ArrayList<>())
                        .add(bracket);
            }
        }
        List<Held> held = new ArrayList<>();
        byHolder.forEach(
                (holder, of) -> held.add(new Held(holder, count(of), words.in(contested(of)), stances(holder, of))));
        held.sort(Comparator.comparingInt(Held::all)
                .reversed()
                .thenComparing(each -> each.holder().code()));
        return held;
    }

    private static Map<Stance, Integer> stances(Holder holder, List<BracketThen> brackets) {
        Map<Stance, Integer> stances = new EnumMap<>(Stance.class);
        for (BracketThen bracket : brackets) {
            bracket.bracket().hold(holder).ifPresent(hold -> stances.merge(hold.stance(), 1, Integer::sum));
        }
        return stances;
    }
}
