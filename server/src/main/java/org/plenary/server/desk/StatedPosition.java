package org.plenary.server.desk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.negotiation.Fields;

/**
 * Where a delegation or a group stands.
 *
 * @param value null if they have taken back what they said before
 * @param note what they say of it, or null
 * @param said who said it, and when; chair and secretariat may say it for a delegation
 */
public record StatedPosition(
        PositionHolder holder,
        PositionScope scope,
        @Nullable PositionValue value,
        @Nullable String note,
        Said said) {

    /** What a later position takes the place of. */
    record Key(PositionHolder holder, PositionScope scope) {}

    Key key() {
        return new Key(holder, scope);
    }

    /** Whether it says the same as another one, whoever says it and since when. */
    boolean saysAs(@Nullable PositionValue otherValue, @Nullable String otherNote) {
        return value == otherValue && Objects.equals(note, otherNote);
    }

    /** As it is told to people; {@code value} is null of one that was taken back. */
    Fields told(Desk desk) {
        return new Fields()
                .put("desk", desk.id().value())
                .put("seq", said.seq())
                .put("audience", desk.audience().toFields())
                .put("holder", holder.toFields())
                .put("scope", scope.toFields())
                .put("value", value == null ? null : value.name())
                .putIfAny("note", note)
                .put("at", said.atMillis())
                .put("by", said.by().toFields());
    }
}
