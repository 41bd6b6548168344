package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.anchor.Anchor;

/**
 * A bracket: that some hold a reserve about words of the text, or that words are to come there. It stands beside the
 * words and is none of them: it goes by no edit, but when its last holder leaves it, or who leads the draft settles it.
 *
 * @param id its name
 * @param kind what it says of its words
 * @param on the words, as they were when it was placed
 * @param holders who holds it, the first first; those that held it, if it is settled
 * @param placed by whom and when it was placed
 * @param settled how it was settled; null while it stands
 */
public record Bracket(
        BracketId id,
        BracketKind kind,
        List<Anchor> on,
        List<Hold> holders,
        Act placed,
        @Nullable Settlement settled) {
    /** The most places that one bracket is on. */
    public static final int MAX_PLACES = 50;
    /** The most holders of one bracket. */
    public static final int MAX_HOLDERS = 300;

    /** Keeps copies of the lists. */
    public Bracket {
        on = List.copyOf(on);
        holders = List.copyOf(holders);
    }

    /** Whether it stands: it is not settled. */
    public boolean isStanding() {
        return settled == null;
    }

    /** How somebody holds it. */
    public Optional<Hold> hold(Holder holder) {
        return holders.stream().filter(each -> each.holder().equals(holder)).findFirst();
    }

    Bracket with(Hold hold) {
        return new Bracket(id, kind, on, Hold.with(holders, hold), placed, settled);
    }

    Bracket without(Holder holder) {
        List<Hold> rest =
                holders.stream().filter(each -> !each.holder().equals(holder)).toList();
        return new Bracket(id, kind, on, rest, placed, settled);
    }

    Bracket settled(@Nullable Settlement by) {
        return new Bracket(id, kind, on, holders, placed, by);
    }

    /** The UTF-16 units of what is quoted and noted. */
    long weight() {
        return on.stream().mapToLong(anchor -> anchor.quote().length()).sum()
                + holders.stream().mapToLong(Hold::weight).sum();
    }

    /** Who holds it, as people call them, in the order of time. */
    String holdersInWords() {
        return holders.stream().map(hold -> hold.holder().inWords()).collect(Collectors.joining(", "));
    }
}
