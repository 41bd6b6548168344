package org.plenary.server.negotiation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.anchor.Anchor;

/**
 * A bracket is placed on words of the text, or on whole clauses, and somebody holds it.
 *
 * @param bracketKind what it says of the words
 * @param on the words, in 1 to {@value Bracket#MAX_PLACES} places
 * @param holder who holds it at first
 * @param stance what the holder wants
 * @param note what the holder says of it, or null
 */
public record PlaceBracket(
        BracketKind bracketKind,
        List<Anchor> on,
        Holder holder,
        Stance stance,
        @Nullable String note) implements BracketDecision.ByHolder {
    static final DecisionKind KIND =
            DecisionKind.of("bracket", Set.of("kind", "on", "holder", "stance", "note"), PlaceBracket::read);

    /** The most UTF-16 units that the anchors of one bracket quote. */
    public static final int MAX_QUOTED = 20_000;

    /** @throws IllegalArgumentException if a part is out of bounds */
    public PlaceBracket {
        on = List.copyOf(on);
        if (on.isEmpty() || on.size() > Bracket.MAX_PLACES) {
            throw new IllegalArgumentException(
                    "expected a bracket on 1 to " + Bracket.MAX_PLACES + " places, got " + on.size());
        }
        if (new HashSet<>(on).size() < on.size()) {
            throw new IllegalArgumentException("expected each place once, got one twice");
        }
        int quoted = on.stream().mapToInt(anchor -> anchor.quote().length()).sum();
        if (quoted > MAX_QUOTED) {
            throw new IllegalArgumentException("expected a bracket on words of at most " + MAX_QUOTED
                    + " characters together, got " + quoted + "; whole clauses can be bracketed whatever their length");
        }
        Hold.requireNote(note);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        Brackets brackets = now.standing().brackets();
        brackets.requireRoom();
        brackets.requireRoomFor(weight());
        for (Anchor anchor : on) {
            requireFits(anchor, now);
        }
        return true;
    }

    private long weight() {
        return on.stream().mapToLong(anchor -> anchor.quote().length()).sum() + (note == null ? 0 : note.length());
    }

    private static void requireFits(Anchor anchor, Situation now) {
        if (!now.text().has(anchor.clause())) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + anchor.clause() + " now. Look at its clauses again.");
        }
        ClauseStatus status = now.standing().clauses().status(anchor.clause().value());
        if (status.isFrozen()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The clause " + anchor.clause() + " is " + (status == ClauseStatus.ADOPTED ? "adopted" : "agreed")
                            + ", and nothing in it is bracketed. Ask the chair to open it again.");
        }
        try {
            now.text().requireFits(anchor);
        } catch (IllegalArgumentException e) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The words to be bracketed in the clause " + anchor.clause() + " do not stand there now: "
                            + e.getMessage() + ". Look at the text and mark them again.");
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Hold hold = new Hold(holder, stance, note, act.atMillis(), act.by());
        Bracket bracket = new Bracket(new BracketId(act.seq()), bracketKind, on, List.of(hold), act, null);
        return before.with(before.brackets().with(bracket));
    }

    @Override
    public void write(Fields to) {
        to.put("kind", bracketKind.name())
                .putAll("on", on.stream().map(BracketFields::of).toList())
                .put("holder", holder.code())
                .put("stance", stance.name())
                .putIfAny("note", note);
    }

    private static PlaceBracket read(Fields from) {
        return new PlaceBracket(
                from.one(BracketKind.class, "kind"),
                from.objects("on").stream().map(BracketFields::anchor).toList(),
                new Holder(from.text("holder")),
                from.one(Stance.class, "stance"),
                from.textIfAny("note"));
    }

    /** Of the first place alone: what is told is bounded. */
    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("bracketKind", bracketKind.name())
                .put("clause", on.get(0).clause().value())
                .put("places", on.size())
                .put("holder", holder.code())
                .put("stance", stance.name())
                .put("note", note));
    }

    @Override
    public Fields brief() {
        return new Fields().put("clause", on.get(0).clause().value()).put("holder", holder.code());
    }
}
