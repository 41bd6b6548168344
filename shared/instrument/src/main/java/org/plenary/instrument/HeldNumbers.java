package org.plenary.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that were given and are kept, also those of clauses that are gone: no other clause gets them.
 *
 * @param all each number with the clause that has it, in the order in which they were given. A clause may have several,
 *     one for each kind that it was of and one as an alternative; no number is there twice
 */
public record HeldNumbers(List<Held> all) {
    /** No number is held. */
    public static final HeldNumbers NONE = new HeldNumbers(List.of());

    /** A number that is held for a clause. */
    public record Held(ClauseId clause, ClauseNumber number) {}

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if a number is there twice
     */
    public HeldNumbers {
        all = List.copyOf(all);
        Set<ClauseNumber> numbers = new HashSet<>();
        for (Held held : all) {
            if (!numbers.add(held.number())) {
                throw new IllegalArgumentException("expected each number once, got two clauses with " + held.number());
            }
        }
    }

    /** These and others; what is held already stays as it is. */
    public HeldNumbers with(List<Held> others) {
        List<Held> next = new ArrayList<>(all);
        Set<ClauseNumber> numbers = numbers();
        for (Held other : others) {
            if (numbers.add(other.number())) {
                next.add(other);
            }
        }
        return new HeldNumbers(next);
    }

    /**
     * The numbers that a clause keeps are another's from now on, which keeps them before its own; those that it has as
     * an alternative stay its own.
     */
    public HeldNumbers handedOver(ClauseId from, ClauseId to) {
        List<Held> next = new ArrayList<>();
        List<Held> handed = new ArrayList<>();
        for (Held each : all) {
            if (each.clause().equals(from) && each.number().alternative() == 0) {
                handed.add(new Held(to, each.number()));
            } else {
                next.add(each);
            }
        }
        next.addAll(handed);
        return new HeldNumbers(next);
    }

    /** The numbers that would be handed over. */
    public Set<ClauseNumber> handing(ClauseId from) {
        Set<ClauseNumber> numbers = new HashSet<>();
        for (Held each : all) {
            if (each.clause().equals(from) && each.number().alternative() == 0) {
                numbers.add(each.number());
            }
        }
        return numbers;
    }

    /** Those of these numbers that a clause keeps are another's from now on, as if they had come last. */
    public HeldNumbers handedBack(ClauseId from, ClauseId to, Set<ClauseNumber> numbers) {
        List<Held> next = new ArrayList<>();
        List<Held> handed = new ArrayList<>();
        for (Held each : all) {
            if (each.clause().equals(from) && numbers.contains(each.number())) {
                handed.add(new Held(to, each.number()));
            } else {
                next.add(each);
            }
        }
        next.addAll(handed);
        return new HeldNumbers(next);
    }

    /** All numbers. */
    Set<ClauseNumber> numbers() {
        Set<ClauseNumber> numbers = new HashSet<>();
        all.forEach(held -> numbers.add(held.number()));
        return numbers;
    }

    /** What is held for each clause. */
    Map<ClauseId, List<ClauseNumber>> byClause() {
        Map<ClauseId, List<ClauseNumber>> byClause = new HashMap<>();
        all.forEach(held ->
                byClause.computeIfAbsent(held.clause(), id -> new ArrayList<>()).add(held.number()));
        return byClause;
    }

    /** The highest count of a kind, 0 if none of it is held. */
    static int highest(Set<ClauseNumber> numbers, ClauseKind kind) {
        return numbers.stream()
                .filter(number -> number.kind() == kind)
                .mapToInt(ClauseNumber::count)
                .max()
                .orElse(0);
    }

    /** The number that was given last of those that a clause of a kind can have; null if there is none. */
    static @Nullable ClauseNumber last(List<ClauseNumber> numbers, ClauseKind kind) {
        ClauseNumber last = null;
        for (ClauseNumber number : numbers) {
            if (number.kind() == kind && number.alternative() == 0) {
                last = number;
            }
        }
        return last;
    }
}
