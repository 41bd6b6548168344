package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.SymbolPattern;

/**
 * The numbers of a revision hold from now on, or clauses are counted as they stand.
 *
 * @param since the symbol of the revision whose numbers hold; null if none do
 */
public record SetNumbering(NumberingMode mode, @Nullable String since) implements Decision {
    static final DecisionKind KIND = DecisionKind.of("numbering", Set.of("mode", "since"), SetNumbering::read);

    /** @throws IllegalArgumentException if it holds without saying what, or says what and does not hold */
    public SetNumbering {
        if ((mode == NumberingMode.HELD) != (since != null)) {
            throw new IllegalArgumentException(
                    "expected the symbol of a revision for numbers that are HELD, and none for those that are RUNNING,"
                            + " got mode=" + mode + " since=" + since);
        }
        if (since != null) {
            SymbolPattern.requireSymbol(since);
        }
    }

    /**
     * What somebody asks for.
     *
     * @param since null for the newest revision, if numbers are to hold
     * @throws DecisionException if numbers are to hold and no revision was issued
     * @throws IllegalArgumentException if they are not to hold and there is a symbol
     */
    public static SetNumbering of(NumberingMode mode, @Nullable String since, Standing now) {
        if (mode == NumberingMode.RUNNING || since != null) {
            return new SetNumbering(mode, since);
        }
        IssuedRevision last = now.revisions().last();
        if (last == null) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "No revision of this draft was issued whose numbers could hold. Issue one first.");
        }
        return new SetNumbering(mode, last.symbol());
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        Standing standing = now.standing();
        String symbol = since;
        if (symbol == null) {
            return standing.numbers().mode() != mode;
        }
        IssuedRevision revision = standing.revisions()
                .find(symbol)
                .orElseThrow(() -> new DecisionException(
                        DecisionException.Reason.NO_SUCH_REVISION,
                        "This draft has no revision " + symbol + " whose numbers could hold. Look at its revisions."));
        if (revision.numbers() == null) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The revision " + symbol + " does not say what numbers its clauses had, for it is from before"
                            + " revisions did. Issue another one, and hold the numbers of that.");
        }
        return !symbol.equals(standing.numbers().since());
    }

    @Override
    public Standing effect(Standing before, Act act) {
        String symbol = since;
        if (symbol == null) {
            return before.with(Numbers.RUNNING);
        }
        return before.revisions()
                .find(symbol)
                .map(revision -> before.with(before.numbers().heldSince(revision)))
                .orElse(before);
    }

    @Override
    public void write(Fields to) {
        to.put("mode", mode.name()).putIfAny("since", since);
    }

    private static SetNumbering read(Fields from) {
        return new SetNumbering(from.one(NumberingMode.class, "mode"), from.textIfAny("since"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields().put("mode", mode.name()).put("since", since));
    }

    @Override
    public Fields brief() {
        return new Fields().put("mode", mode.name()).putIfAny("since", since);
    }
}
