package org.plenary.server.desk;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/**
 * A delegation or a group says where it stands, or takes back what it said. What it said before is kept.
 *
 * @param value null to take back what was said
 * @param note what they say of it, on one line; null if nothing
 */
record TakePosition(
        PositionHolder holder,
        PositionScope scope,
        @Nullable PositionValue value,
        @Nullable String note) implements DeskAct {
    static final DeskActKind KIND =
            DeskActKind.of("position", Set.of("holder", "scope", "value", "note"), TakePosition::read);

    /** The most UTF-16 units of a note. */
    static final int MAX_NOTE_LENGTH = 500;

    /** @throws IllegalArgumentException if the note is out of bounds, or nothing is said that it could be about */
    TakePosition {
        requireNote(value, note);
    }

    /** @throws IllegalArgumentException if this cannot be a note, or nothing is said that it could be about */
    static void requireNote(@Nullable PositionValue value, @Nullable String note) {
        if (note != null) {
            if (value == null) {
                throw new IllegalArgumentException("expected a note on a position, got one on none");
            }
            Checks.line("note", note, MAX_NOTE_LENGTH);
        }
    }

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    private int weight() {
        return note == null ? 0 : note.length();
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        StatedPosition before = now.standing(new StatedPosition.Key(holder, scope));
        if (value == null && (before == null || before.value() == null)) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT, "Nothing was said of this that could be taken back.");
        }
        if (before != null && before.saysAs(value, note)) {
            return false;
        }
        if (now.positions().size() >= Desk.MAX_POSITIONS) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT,
                    "A desk keeps " + Desk.MAX_POSITIONS + " positions, older ones too, and this one has them.");
        }
        now.requireRoomFor(weight());
        return true;
    }

    @Override
    public Desk effect(Desk before, Said said) {
        return before.with(new StatedPosition(holder, scope, value, note, said), weight());
    }

    @Override
    public void write(Fields to) {
        to.put("holder", holder.toFields())
                .put("scope", scope.toFields())
                .putIfAny("value", value == null ? null : value.name())
                .putIfAny("note", note);
    }

    private static TakePosition read(Fields from) {
        return new TakePosition(
                PositionHolder.read(from.object("holder")),
                PositionScope.read(from.object("scope")),
                from.has("value") ? from.one(PositionValue.class, "value") : null,
                from.textIfAny("note"));
    }

    @Override
    public Fields news(Desk after, long seq) {
        return new Fields().put("position", after.newestPosition().told(after));
    }

    @Override
    public Fields about(Desk desk, long seq) {
        Fields about = new Fields();
        write(about);
        return about;
    }

    @Override
    public String subject(long seq) {
        return "position " + holder + " " + scope;
    }
}
