package org.plenary.server.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.PutBracketBack;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.Standing;

/**
 * What a decision did to a bracket.
 *
 * @param seq the decision's entry
 * @param bracket the bracket
 * @param what what was done
 * @param clauses the clauses that it was placed in, one at least
 * @param quote the words as they were when it was placed, {@code " … "} between those of several places; of whole
 *     clauses their beginning
 * @param holder who holds it since, holds it otherwise, or left it; null if it is about nobody alone
 * @param stance what that holder wants, null where no stance was taken
 * @param settled how it was settled, null if it was not
 * @param agreed whether the holders agreed to its settlement
 * @param note what was said of it, or null
 */
public record BracketEvent(
        long seq,
        BracketId bracket,
        What what,
        List<ClauseId> clauses,
        String quote,
        @Nullable Holder holder,
        @Nullable Stance stance,
        Settlement.@Nullable Outcome settled,
        boolean agreed,
        @Nullable String note) {
    /** Keeps a copy of the list. */
    public BracketEvent {
        clauses = List.copyOf(clauses);
    }

    /** What was done. The names are sent: they never change. */
    public enum What {
        /** It was placed on words that its first holder contests. */
        PLACED,
        /** It was placed on words that stand for others that are to come. */
        PLACEHOLDER,
        /** One more holds it. */
        JOINED,
        /** A holder wants something else, or says something else of it. */
        CHANGED,
        /** A holder left it, and others hold it. */
        LEFT,
        /** Its last holder left it: it stands no more. */
        LIFTED,
        /** Who leads the draft settled it. */
        SETTLED,
        /** It stands again. */
        PUT_BACK
    }

    /** What the decisions between two entries did, the second one's included, in order. */
    static List<BracketEvent> between(Decisions decisions, long from, long to) {
        List<BracketEvent> events = new ArrayList<>();
        Standing standing = decisions.at(from);
        for (Decisions.Taken taken : decisions.all()) {
            if (taken.seq() > from && taken.seq() <= to) {
                Standing after = taken.after(standing);
                of(taken, standing.brackets(), after.brackets()).ifPresent(events::add);
                standing = after;
            }
        }
        return events;
    }

    private static Optional<BracketEvent> of(Decisions.Taken taken, Brackets before, Brackets after) {
        Decision decision = taken.decision();
        if (decision instanceof PlaceBracket place) {
            What what = place.bracketKind() == BracketKind.PLACEHOLDER ? What.PLACEHOLDER : What.PLACED;
            return after.find(new BracketId(taken.seq()))
                    .map(bracket -> of(taken, bracket, what).by(place.holder(), place.stance(), place.note()));
        }
        if (decision instanceof HoldBracket hold) {
            return before.find(hold.bracket())
                    .map(bracket -> of(
                                    taken,
                                    bracket,
                                    bracket.hold(hold.holder()).isPresent() ? What.CHANGED : What.JOINED)
                            .by(hold.holder(), hold.stance(), hold.note()));
        }
        if (decision instanceof LeaveBracket leave) {
            What what = after.find(leave.bracket()).isPresent() ? What.LEFT : What.LIFTED;
            return before.find(leave.bracket())
                    .map(bracket -> of(taken, bracket, what).by(leave.holder(), null, null));
        }
        if (decision instanceof SettleBracket settle) {
            return before.find(settle.bracket())
                    .map(bracket -> of(taken, bracket, What.SETTLED).settled(settle));
        }
        return decision instanceof PutBracketBack back
                ? before.find(back.bracket()).map(bracket -> of(taken, bracket, What.PUT_BACK))
                : Optional.empty();
    }

    private static BracketEvent of(Decisions.Taken taken, Bracket bracket, What what) {
        List<ClauseId> clauses =
                bracket.on().stream().map(Anchor::clause).distinct().toList();
        String quote = bracket.on().stream().map(Anchor::quote).collect(Collectors.joining(" … "));
        return new BracketEvent(taken.seq(), bracket.id(), what, clauses, quote, null, null, null, false, null);
    }

    private BracketEvent by(Holder whose, @Nullable Stance wants, @Nullable String says) {
        return new BracketEvent(seq, bracket, what, clauses, quote, whose, wants, settled, agreed, says);
    }

    private BracketEvent settled(SettleBracket by) {
        return new BracketEvent(seq, bracket, what, clauses, quote, holder, stance, by.as(), by.agreed(), by.reason());
    }
}
