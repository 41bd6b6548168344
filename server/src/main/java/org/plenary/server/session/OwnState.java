package org.plenary.server.session;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;

/**
 * What is passed on of what a client says of itself. An ordinary editor trusts the awareness states of others, and one
 * that is told of a caret where none can be may show nothing new from then on, or delete words at the next key. So
 * three fields are passed on, made anew, and nothing else:
 *
 * <ul>
 *   <li>{@code user}: who the person is, in the server's words, whatever the client claims;
 *   <li>{@code clause}: the id of the clause that the caret is in, or null;
 *   <li>{@code cursor}: {@code {"anchor": …, "head": …}}, two relative positions of Yjs in the draft's text, or null.
 * </ul>
 *
 * A field of another shape counts as null. Immutable.
 */
final class OwnState {
    private static final long MAX_CLIENT = (1L << 53) - 1;
    private static final String CLAUSE = "clause";
    private static final String CURSOR = "cursor";

    private final JsonObject user;

    OwnState(Person person) {
        Delegation delegation = person.delegation();
        this.user = new JsonObject()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("role", person.role().name())
                .put("rank", person.rank() == null ? null : person.rank().name())
                .put("delegation", delegation == null ? null : delegation.code())
                .put("delegationName", delegation == null ? null : delegation.name())
                .put("color", person.color());
    }

    /**
     * The state that others are told.
     *
     * @param said what the client says, of any size
     * @throws DecodeException if it is not a JSON object
     */
    JsonObject of(String said) {
        JsonObject fields = object(said);
        JsonObject told = new JsonObject();
        if (fields.containsKey(CLAUSE)) {
            told.put(CLAUSE, clause(fields.getValue(CLAUSE)));
        }
        if (fields.containsKey(CURSOR)) {
            told.put(CURSOR, cursor(fields.getValue(CURSOR)));
        }
        return told.put("user", user);
    }

    private static JsonObject object(String state) {
        try {
            if (Json.decodeValue(state) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            throw new DecodeException("expected an awareness state that is a JSON object, got no JSON", e);
        }
        throw new DecodeException("expected an awareness state that is a JSON object, got another value");
    }

    private static @Nullable String clause(@Nullable Object value) {
        return value instanceof String id && ClauseId.isValid(id) ? id : null;
    }

    private static @Nullable JsonObject cursor(@Nullable Object value) {
        if (!(value instanceof JsonObject cursor)) {
            return null;
        }
        JsonObject anchor = place(cursor.getValue("anchor"));
        JsonObject head = place(cursor.getValue("head"));
        return anchor == null || head == null
                ? null
                : new JsonObject().put("anchor", anchor).put("head", head);
    }

    /** A relative position: beside a character, or else in a type, or else in the root; always one of the three. */
    private static @Nullable JsonObject place(@Nullable Object value) {
        if (!(value instanceof JsonObject place)) {
            return null;
        }
        JsonObject item = id(place.getValue("item"));
        JsonObject type = id(place.getValue("type"));
        boolean isRoot = DraftSchema.ROOT.equals(place.getValue("tname"));
        if (item == null && type == null && !isRoot) {
            return null;
        }
        boolean before = place.getValue("assoc") instanceof Number side && side.longValue() < 0;
        JsonObject made = new JsonObject();
        if (type != null) {
            made.put("type", type);
        }
        if (isRoot) {
            made.put("tname", DraftSchema.ROOT);
        }
        if (item != null) {
            made.put("item", item);
        }
        return made.put("assoc", before ? -1 : 0);
    }

    private static @Nullable JsonObject id(@Nullable Object value) {
        return value instanceof JsonObject id && isCount(id.getValue("client")) && isCount(id.getValue("clock"))
                ? new JsonObject().put("client", id.getValue("client")).put("clock", id.getValue("clock"))
                : null;
    }

    private static boolean isCount(@Nullable Object value) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= 0
                && ((Number) value).longValue() <= MAX_CLIENT;
    }
}
