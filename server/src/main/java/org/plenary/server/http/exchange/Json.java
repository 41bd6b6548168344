package org.plenary.server.http.exchange;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.Fields;

/** How people and what they belong to look in JSON. Stateless. */
public final class Json {
    private Json() {}

    /** What the law of a draft tells, as it is. */
    public static JsonObject of(Fields fields) {
        return new JsonObject(new LinkedHashMap<>(fields.toMap()));
    }

    public static JsonObject of(Negotiation process) {
        return new JsonObject().put("id", process.id().value()).put("name", process.name());
    }

    public static JsonObject of(Delegation delegation) {
        return new JsonObject()
                .put("code", delegation.code())
                .put("name", delegation.name())
                .put("kind", delegation.kind().name())
                .put("capacity", delegation.capacity().name());
    }

    public static JsonObject of(Masthead masthead) {
        return new JsonObject()
                .put("distribution", masthead.distribution())
                .put("agenda", masthead.agenda())
                .put("language", masthead.language());
    }

    /** Identifier, name, role and rank, of which every form of a person begins. */
    public static JsonObject of(Person person) {
        return new JsonObject()
                .put("id", person.id().value())
                .put("name", person.name())
                .put("role", person.role().name())
                .put("rank", name(person.rank()));
    }

    public static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** A moment in ISO 8601, UTC. */
    public static String moment(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    public static @Nullable String moment(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
