package org.plenary.server.negotiation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseNumber;
import org.plenary.instrument.HeldNumbers;
import org.plenary.instrument.NumberingPlan;

/**
 * How the clauses of a draft are numbered.
 *
 * @param since the symbol of the revision whose numbers hold; null if clauses are counted as they stand
 * @param held the numbers that hold: those of that revision, and of what was issued later; null together with it
 */
public record Numbers(@Nullable String since, @Nullable HeldNumbers held) {
    /** Clauses are counted as they stand. */
    static final Numbers RUNNING = new Numbers(null, null);

    /** Those of a revision hold from now on; nothing changes if it does not say any. */
    Numbers heldSince(IssuedRevision revision) {
        HeldNumbers said = revision.numbers();
        return said == null ? this : new Numbers(revision.symbol(), said);
    }

    /** Those that are given with a revision hold as well, if any do. */
    Numbers issued(Revision revision) {
        HeldNumbers holding = held;
        HeldNumbers said = revision.numbers();
        return holding == null || said == null ? this : new Numbers(since, holding.with(said.all()));
    }

    /** The number that one clause keeps is another's from now on, if numbers hold. */
    Numbers handedOver(ClauseId from, ClauseId to) {
        HeldNumbers holding = held;
        return holding == null ? this : new Numbers(since, holding.handedOver(from, to));
    }

    /** The numbers that would be handed over, if numbers hold. */
    Set<ClauseNumber> handing(ClauseId from) {
        HeldNumbers holding = held;
        return holding == null ? Set.of() : holding.handing(from);
    }

    /** Those of these numbers that one clause keeps are another's from now on, if numbers hold. */
    Numbers handedBack(ClauseId from, ClauseId to, Set<ClauseNumber> numbers) {
        HeldNumbers holding = held;
        return holding == null ? this : new Numbers(since, holding.handedBack(from, to, numbers));
    }

    public NumberingMode mode() {
        return held == null ? NumberingMode.RUNNING : NumberingMode.HELD;
    }

    /** By what a text is numbered in which nothing competes. */
    NumberingPlan plan() {
        HeldNumbers holding = held;
        return holding == null ? NumberingPlan.RUNNING : NumberingPlan.holding(holding);
    }
}
