package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plenary.instrument.ClauseId;

/**
 * The clauses of a draft that compete with one another, until one of them is chosen. They do so whether they are in the
 * text or not: who deletes an alternative has settled nothing. Immutable.
 */
public final class Alternatives {
    /** The most alternatives to one clause. */
    public static final int MAX_OF_ONE = 20;
    /** The most alternatives in a draft. */
    public static final int MAX = 1_000;

    /** Of so many choices, the last, it is known what they chose from. */
    public static final int MAX_CHOICES = 100;

    /** Nothing competes. */
    public static final Alternatives NONE = new Alternatives(Map.of(), Map.of());

    /** Each by its clause, the oldest first. */
    private final Map<ClauseId, Alternative> all;

    /** The last choice among the alternatives to each clause, the oldest first. */
    private final Map<ClauseId, AlternativesChoice> choices;

    private Alternatives(Map<ClauseId, Alternative> all, Map<ClauseId, AlternativesChoice> choices) {
        this.all = Collections.unmodifiableMap(all);
        this.choices = Collections.unmodifiableMap(choices);
    }

    /** All, the oldest first. */
    public Collection<Alternative> all() {
        return all.values();
    }

    /** What a clause is an alternative to; empty if to nothing. */
    public Optional<Alternative> find(ClauseId clause) {
        return Optional.ofNullable(all.get(clause));
    }

    /** The clause with which another one competes, if it does; otherwise itself. */
    public ClauseId firstOf(ClauseId clause) {
        return find(clause).map(Alternative::of).orElse(clause);
    }

    /** The alternatives to a clause, the oldest first; none if it has none, or is one itself. */
    public List<ClauseId> of(ClauseId first) {
        return all.values().stream()
                .filter(each -> each.of().equals(first))
                .map(Alternative::clause)
                .toList();
    }

    /** All clauses of which one is to be chosen, this one among them, the first of them first; none if it is alone. */
    public List<ClauseId> rivals(ClauseId clause) {
        ClauseId first = firstOf(clause);
        List<ClauseId> others = of(first);
        return others.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** With what each one competes, the oldest first, as clauses are numbered by it. */
    public Map<ClauseId, ClauseId> byClause() {
        Map<ClauseId, ClauseId> byClause = new LinkedHashMap<>();
        all.values().forEach(each -> byClause.put(each.clause(), each.of()));
        return byClause;
    }

    Alternatives with(Alternative alternative) {
        Map<ClauseId, Alternative> next = new LinkedHashMap<>(all);
        next.put(alternative.clause(), alternative);
        return new Alternatives(next, choices);
    }

    /** The choices that may be put back, the oldest first. */
    public Collection<AlternativesChoice> choices() {
        return choices.values();
    }

    /** The last choice among a clause and its alternatives; empty if it is not known, or was put back. */
    public Optional<AlternativesChoice> choice(ClauseId of) {
        return Optional.ofNullable(choices.get(of));
    }

    /** After one was chosen: those that competed do no more. */
    Alternatives chosen(AlternativesChoice choice) {
        Map<ClauseId, AlternativesChoice> next = new LinkedHashMap<>(choices);
        next.remove(choice.of());
        next.put(choice.of(), choice);
        if (next.size() > MAX_CHOICES) {
            next.remove(next.keySet().iterator().next());
        }
        return new Alternatives(without(choice.of()).all, next);
    }

    /** After a choice was put back: those that competed do again. */
    Alternatives again(AlternativesChoice choice) {
        List<Alternative> next = new ArrayList<>(all.values());
        next.addAll(choice.alternatives());
        next.sort(Comparator.comparingLong(each -> each.offered().seq()));
        Map<ClauseId, Alternative> byClause = new LinkedHashMap<>();
        next.forEach(each -> byClause.put(each.clause(), each));
        Map<ClauseId, AlternativesChoice> others = new LinkedHashMap<>(choices);
        others.remove(choice.of());
        return new Alternatives(byClause, others);
    }

    /** Without a clause; if it has alternatives, without them. */
    Alternatives without(ClauseId clause) {
        Predicate<Alternative> stays =
                each -> !each.clause().equals(clause) && !each.of().equals(clause);
        return new Alternatives(
                all.values().stream()
                        .filter(stays)
                        .collect(Collectors.toMap(
                                Alternative::clause, each -> each, (one, other) -> one, LinkedHashMap::new)),
                choices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alternatives that && all.equals(that.all) && choices.equals(that.choices);
    }

    @Override
    public int hashCode() {
        return Objects.hash(all, choices);
    }

    @Override
    public String toString() {
        return "Alternatives" + all.values();
    }
}
