package org.plenary.instrument;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the clauses of one instrument their numbers by its plan. Each kind is counted by itself.
 *
 * <p>Where numbers hold, a clause that has one keeps it. Those of a kind that have none yet get, in the order in which
 * they stand, the first free number behind that of the one before them that has one: {@code OP7bis}, {@code OP7ter}.
 * One is free if no clause ever had it, so what comes between {@code OP7} and {@code OP7bis} is {@code OP7ter}. If all
 * that have one stand behind, it is {@code OP1pre}, {@code OP1pre bis} by the first of them; if there is none, counting
 * goes on behind the highest number that was given.
 *
 * <p>Alternatives are called after the clause with which they compete: {@code OP6 alt}, {@code OP6 alt 2} in the order
 * in which they stand. If that one is gone, the oldest alternative that is there stands for it, and is counted.
 */
final class ClauseNumbering {
    private final NumberingPlan plan;
    private final Map<ClauseId, Clause> clauses = new LinkedHashMap<>();
    private final Map<ClauseId, ClauseNumber> numbers = new HashMap<>();
    private final Set<ClauseNumber> given;
    private final Map<ClauseId, List<ClauseNumber>> held;
    /** What stands for each clause that has alternatives: itself if it is there. */
    private final Map<ClauseId, ClauseId> first = new HashMap<>();
    /** Where to look on for what is free: the last one of each series that was found. */
    private final Map<ClauseNumber, Integer> reached = new HashMap<>();

    private ClauseNumbering(Instrument instrument) {
        plan = instrument.plan();
        instrument.clauses().forEach(clause -> clauses.put(clause.id(), clause));
        HeldNumbers holds = plan.held();
        given = holds == null ? new HashSet<>() : holds.numbers();
        held = holds == null ? Map.of() : holds.byClause();
        plan.alternatives().forEach((clause, of) -> {
            if (clauses.containsKey(of)) {
                first.put(of, of);
            } else if (clauses.containsKey(clause)) {
                first.putIfAbsent(of, clause);
            }
        });
    }

    /** The number of each clause that has one, in order. */
    static Map<ClauseId, ClauseNumber> of(Instrument instrument) {
        return new ClauseNumbering(instrument).run();
    }

    private Map<ClauseId, ClauseNumber> run() {
        if (plan.held() == null) {
            count();
        } else {
            hold();
        }
        clauses.values().forEach(this::compete);
        Map<ClauseId, ClauseNumber> inOrder = new LinkedHashMap<>();
        for (ClauseId id : clauses.keySet()) {
            ClauseNumber number = numbers.get(id);
            if (number != null) {
                inOrder.put(id, number);
            }
        }
        return inOrder;
    }

    private void count() {
        Map<ClauseKind, Integer> counts = new EnumMap<>(ClauseKind.class);
        for (Clause clause : clauses.values()) {
            if (isCounted(clause)) {
                int n = counts.merge(clause.kind(), 1, Integer::sum);
                numbers.put(clause.id(), ClauseNumber.running(clause.kind(), n));
            }
        }
    }

    private void hold() {
        Map<ClauseKind, ClauseNumber> foremost = new EnumMap<>(ClauseKind.class);
        for (Clause clause : clauses.values()) {
            ClauseNumber kept = kept(clause);
            if (kept != null) {
                numbers.put(clause.id(), kept);
                foremost.putIfAbsent(clause.kind(), kept);
            }
        }
        Map<ClauseKind, ClauseNumber> last = new EnumMap<>(ClauseKind.class);
        for (Clause clause : clauses.values()) {
            if (!isCounted(clause)) {
                continue;
            }
            ClauseNumber number = numbers.get(clause.id());
            if (number == null) {
                numbers.put(clause.id(), newcomer(clause.kind(), last.get(clause.kind()), foremost.get(clause.kind())));
            } else {
                last.put(clause.kind(), number);
            }
        }
    }

    private @Nullable ClauseNumber kept(Clause clause) {
        List<ClauseNumber> had = held.get(clause.id());
        return had == null || !isCounted(clause) ? null : HeldNumbers.last(had, clause.kind());
    }

    private ClauseNumber newcomer(ClauseKind kind, @Nullable ClauseNumber last, @Nullable ClauseNumber first) {
        ClauseNumber number;
        if (last != null) {
            number = free(last.repeated(1));
        } else if (first != null) {
            number = free(new ClauseNumber(kind, first.count(), true, 1, 0));
        } else {
            number = ClauseNumber.running(kind, HeldNumbers.highest(given, kind) + 1);
        }
        given.add(number);
        return number;
    }

    /** The first free one of a series; the first of one that does not stand before another was given with its count. */
    private ClauseNumber free(ClauseNumber series) {
        int n = reached.getOrDefault(series, series.before() ? 1 : 2);
        while (given.contains(series.repeated(n))) {
            n++;
        }
        reached.put(series, n);
        return series.repeated(n);
    }

    private void compete(Clause clause) {
        Clause rival = rivalOf(clause);
        ClauseNumber with = rival == null ? null : numbers.get(rival.id());
        if (with == null) {
            return;
        }
        for (ClauseNumber had : held.getOrDefault(clause.id(), List.of())) {
            if (had.alternative() > 0 && had.alternative(0).equals(with)) {
                numbers.put(clause.id(), had);
                return;
            }
        }
        int n = 1;
        while (given.contains(with.alternative(n))) {
            n++;
        }
        given.add(with.alternative(n));
        numbers.put(clause.id(), with.alternative(n));
    }

    private boolean isCounted(Clause clause) {
        return !clause.kind().isOneLine() && rivalOf(clause) == null;
    }

    /** The clause after which an alternative is called; null if it is called after none. */
    private @Nullable Clause rivalOf(Clause clause) {
        ClauseId of = plan.alternatives().get(clause.id());
        ClauseId standing = of == null ? null : first.get(of);
        if (standing == null || standing.equals(clause.id()) || clause.kind().isOneLine()) {
            return null;
        }
        Clause rival = clauses.get(standing);
        return rival != null && rival.kind() == clause.kind() ? rival : null;
    }
}
