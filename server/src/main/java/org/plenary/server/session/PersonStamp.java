package org.plenary.server.session;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;

/** Puts who somebody is into what their client says of itself, in place of what it claims. Immutable. */
final class PersonStamp {
    private final JsonObject user;

    PersonStamp(Person person) {
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
     * The message with its {@code user} fields replaced.
     *
     * @throws DecodeException if a state is not a JSON object
     */
    Awareness stamp(Awareness message) {
        List<Awareness.Entry> entries = new ArrayList<>(message.entries().size());
        for (Awareness.Entry entry : message.entries()) {
            String state = entry.state();
            entries.add(
                    state == null
                            ? entry
                            : new Awareness.Entry(
                                    entry.clientId(),
                                    entry.clock(),
                                    object(state).put("user", user).encode()));
        }
        return new Awareness(entries);
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
}
