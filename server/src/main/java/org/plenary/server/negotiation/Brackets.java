package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plenary.instrument.ClauseId;

/**
 * The brackets of a draft: those that stand, and the last ones that were settled, which may be put back. Immutable.
 */
public final class Brackets {
    /** The most brackets that stand in a draft. */
    public static final int MAX_STANDING = 2_000;
    /** Of those that were settled so many are kept, the last ones; the others cannot be put back. */
    public static final int MAX_SETTLED = 500;
    /** The most UTF-16 units that all of them quote and note. */
    public static final long MAX_WEIGHT = 2_000_000;

    /** None. */
    static final Brackets INITIAL = new Brackets(new TreeMap<>());

    private final SortedMap<BracketId, Bracket> all;
    private final int standing;
    private final long weight;

    private Brackets(SortedMap<BracketId, Bracket> all) {
        this.all = all;
        this.standing = (int) all.values().stream().filter(Bracket::isStanding).count();
        this.weight = all.values().stream().mapToLong(Bracket::weight).sum();
    }

    /** All, the oldest first. */
    public Collection<Bracket> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** Those that stand, the oldest first. */
    public List<Bracket> standing() {
        return all.values().stream().filter(Bracket::isStanding).toList();
    }

    /** Those that stand in each clause that some stand in, the oldest first. */
    public Map<ClauseId, List<BracketId>> byClause(DraftText text) {
        Map<ClauseId, List<BracketId>> byClause = new HashMap<>();
        for (Bracket bracket : standing()) {
            text.clausesOf(bracket)
                    .forEach(clause -> byClause.computeIfAbsent(clause, c -> new ArrayList<>())
                            .add(bracket.id()));
        }
        return byClause;
    }

    /** The one with this name. */
    public Optional<Bracket> find(BracketId id) {
        return Optional.ofNullable(all.get(id));
    }

    /**
     * The one with this name.
     *
     * @throws DecisionException if there is none any more, or never was
     */
    Bracket require(BracketId id) {
        return find(id).orElseThrow(() -> new DecisionException(
                DecisionException.Reason.NO_SUCH_BRACKET,
                "This draft has no bracket " + id
                        + " now. Look at its brackets again; its last holder may have left it."));
    }

    /**
     * The one with this name, which stands.
     *
     * @throws DecisionException if there is none, or it is settled
     */
    Bracket requireStanding(BracketId id) {
        Bracket bracket = require(id);
        if (!bracket.isStanding()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The bracket " + id + " is settled. Whoever held it may put it back first.");
        }
        return bracket;
    }

    /**
     * Checks that one more can stand here.
     *
     * @throws DecisionException if there are too many
     */
    void requireRoom() {
        if (standing >= MAX_STANDING) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "A draft has at most " + MAX_STANDING + " brackets at a time. Settle or leave some first.");
        }
    }

    /**
     * Checks that so much more can be quoted and noted here.
     *
     * @param more UTF-16 units
     * @throws DecisionException if it is too much
     */
    void requireRoomFor(long more) {
        if (weight + more > MAX_WEIGHT) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "All brackets of a draft quote and note at most " + MAX_WEIGHT
                            + " characters. Settle or leave some first, or bracket whole clauses, of which the beginning is"
                            + " quoted.");
        }
    }

    Brackets with(Bracket bracket) {
        SortedMap<BracketId, Bracket> next = new TreeMap<>(all);
        next.put(bracket.id(), bracket);
        forgetSettled(next);
        return new Brackets(next);
    }

    private static void forgetSettled(SortedMap<BracketId, Bracket> all) {
        List<Bracket> settled = all.values().stream()
                .filter(each -> !each.isStanding())
                .sorted(Comparator.comparingLong(
                        each -> Objects.requireNonNull(each.settled()).act().seq()))
                .toList();
        settled.stream().limit(Math.max(0, settled.size() - MAX_SETTLED)).forEach(oldest -> all.remove(oldest.id()));
    }

    Brackets without(BracketId id) {
        SortedMap<BracketId, Bracket> next = new TreeMap<>(all);
        next.remove(id);
        return new Brackets(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Brackets that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return "Brackets" + all.values();
    }
}
