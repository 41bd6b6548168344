package org.plenary.instrument;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what the clauses of an instrument are numbered: as they stand, or so that numbers once given hold. An immutable
 * value.
 *
 * @param held the numbers that hold; null if clauses are counted as they stand
 * @param alternatives clauses that compete with another, each with that one, which competes with none. An alternative
 *     is called after it, {@code OP6 alt}, wherever it stands, and is not counted; as long as that clause is there, is
 *     of the same kind, and has a number
 */
public record NumberingPlan(@Nullable HeldNumbers held, Map<ClauseId, ClauseId> alternatives) {
    /** Clauses are counted as they stand. */
    public static final NumberingPlan RUNNING = new NumberingPlan(null, Map.of());

    /**
     * Keeps a copy of the map.
     *
     * @throws IllegalArgumentException if something competes with what competes itself
     */
    public NumberingPlan {
        alternatives = Map.copyOf(alternatives);
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
