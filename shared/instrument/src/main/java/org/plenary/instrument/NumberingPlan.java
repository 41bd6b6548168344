package org.plenary.instrument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what the clauses of an instrument are numbered: as they stand, or so that numbers once given hold. An immutable
 * value.
 *
 * @param held the numbers that hold; null if clauses are counted as they stand
 * @param alternatives clauses that compete with another, the oldest first, each with that one, which competes with
 *     none. An alternative is called after it, {@code OP6 alt}, wherever it stands, and is not counted. If that clause
 *     is gone, the oldest of its alternatives that is there stands for it; one of another kind is a clause like others
 */
public record NumberingPlan(@Nullable HeldNumbers held, Map<ClauseId, ClauseId> alternatives) {
    /** Clauses are counted as they stand. */
    public static final NumberingPlan RUNNING = new NumberingPlan(null, Map.of());

    /**
     * Keeps a copy of the map, in its order.
     *
     * @throws IllegalArgumentException if something competes with what competes itself
     */
    public NumberingPlan {
        alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
        for (ClauseId of : alternatives.values()) {
            if (alternatives.containsKey(of)) {
                throw new IllegalArgumentException(
                        "expected alternatives to a clause that is no alternative itself, got one to " + of);
            }
        }
    }

    /** Numbers hold, and nothing competes. */
    public static NumberingPlan holding(HeldNumbers held) {
        return new NumberingPlan(held, Map.of());
    }

    /** The same with other alternatives. */
    public NumberingPlan withAlternatives(Map<ClauseId, ClauseId> others) {
        return new NumberingPlan(held, others);
    }
}
