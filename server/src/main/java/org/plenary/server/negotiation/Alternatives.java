package org.plenary.server.negotiation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Nothing competes. */
    public static final Alternatives NONE = new Alternatives(Map.of());

    /** Each by its clause, the oldest first. */
    private final Map<ClauseId, Alternative> all;

    private Alternatives(Map<ClauseId, Alternative> all) {
        this.all = Collections.unmodifiableMap(all);
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
        return new Alternatives(next);
    }

    /** Without a clause; if it has alternatives, without them. */
    Alternatives without(ClauseId clause) {
        Predicate<Alternative> stays =
                each -> !each.clause().equals(clause) && !each.of().equals(clause);
        return new Alternatives(all.values().stream()
                .filter(stays)
                .collect(Collectors.toMap(Alternative::clause, each -> each, (one, other) -> one, LinkedHashMap::new)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alternatives that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return "Alternatives" + all.values();
    }
}
