package org.plenary.server.negotiation;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody holds a bracket from now on, or takes another stance or says something else about it.
 *
 * @param bracket which
 * @param holder who
 * @param stance what they want of its words
 * @param note what they say of it, or null
 */
public record HoldBracket(
        BracketId bracket,
        Holder holder,
        Stance stance,
        @Nullable String note) implements BracketDecision.ByHolder {
    static final DecisionKind KIND =
            DecisionKind.of("bracket-hold", Set.of("bracket", "holder", "stance", "note"), HoldBracket::read);

    /** @throws IllegalArgumentException if the note is out of bounds */
    public HoldBracket {
        Hold.requireNote(note);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Situation now) {
        Brackets brackets = now.standing().brackets();
        Bracket held = brackets.requireStanding(bracket);
        Optional<Hold> before = held.hold(holder);
        if (before.isPresent() && before.get().saysAs(stance, note)) {
            return false;
        }
        if (before.isEmpty() && held.holders().size() >= Bracket.MAX_HOLDERS) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "A bracket has at most " + Bracket.MAX_HOLDERS
                            + " holders. Place one of your own on the same words.");
        }
        long more = note == null ? 0 : note.length();
        brackets.requireRoomFor(more - before.map(Hold::weight).orElse(0L));
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Bracket held = before.brackets().require(bracket);
        long since = held.hold(holder)
                .filter(hold -> hold.stance() == stance)
                .map(Hold::sinceMillis)
                .orElse(act.atMillis());
        return before.with(before.brackets().with(held.with(new Hold(holder, stance, note, since, act.by()))));
    }

    @Override
    public void write(Fields to) {
        to.put("bracket", bracket.value())
                .put("holder", holder.code())
                .put("stance", stance.name())
                .putIfAny("note", note);
    }

    private static HoldBracket read(Fields from) {
        return new HoldBracket(
                BracketId.of(from.text("bracket")),
                new Holder(from.text("holder")),
                from.one(Stance.class, "stance"),
                from.textIfAny("note"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(new Fields()
                .put("bracket", bracket.value())
                .put("holder", holder.code())
                .put("stance", stance.name())
                .put("note", note));
    }

    @Override
    public Fields brief() {
        return new Fields().put("bracket", bracket.value()).put("holder", holder.code());
    }
}
